package io.printlab.app.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Ownership;
import io.printlab.account.Permission;
import io.printlab.device.Telemetry;
import io.printlab.device.Temperature;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each visitor may read of an event: of other people's jobs only that the queue changed. Thread-safe. */
@Singleton
final class LiveView {
    private final ObjectMapper json;

    @Inject
    LiveView(ObjectMapper json) {
        this.json = json;
    }

    LiveMessage of(Actor viewer, LabEvent event) {
        if (event.kind() == EventKind.RULES_CHANGED) {
            return new LiveMessage(event.id(), "queue", text(Map.of("at", event.at())));
        }
        if (event.kind() != EventKind.JOB_MOVED
                && event.kind() != EventKind.MESSAGE_WRITTEN
                && event.kind() != EventKind.OUTCOME_CHANGED) {
            return new LiveMessage(event.id(), "device", text(whole(event)));
        }
        Ownership owner = event.ownership();
        return owner != null && Access.maySee(viewer, owner)
                ? new LiveMessage(event.id(), "job", text(whole(event)))
                : new LiveMessage(event.id(), "queue", text(Map.of("at", event.at())));
    }

    /** @param owner whose the job is that the device has, or null if that is not known */
    LiveMessage of(Actor viewer, Telemetry telemetry, @Nullable Ownership owner) {
        boolean mayKnow = viewer.may(Permission.SEE_ALL_JOBS) || (owner != null && Access.maySee(viewer, owner));
        return new LiveMessage(
                null,
                "telemetry",
                text(new Reading(
                        telemetry.device().value(),
                        telemetry.at(),
                        mayKnow ? telemetry.job() : null,
                        telemetry.progress(),
                        telemetry.remaining() == null
                                ? null
                                : Long.valueOf(telemetry.remaining().toSeconds()),
                        telemetry.activity(),
                        telemetry.temperatures())));
    }

    private static Whole whole(LabEvent event) {
        return new Whole(
                event.kind(),
                event.at(),
                event.job() == null ? null : Long.valueOf(event.job().value()),
                event.device() == null ? null : event.device().value(),
                event.details());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event cannot be written as JSON", impossible);
        }
    }

    record Whole(
            EventKind kind,
            Instant at,
            @Nullable Long job,
            @Nullable String device,
            Map<String, String> details) {}

    record Reading(
            String device,
            Instant at,
            @Nullable Long job,
            @Nullable Double progress,
            @Nullable Long remainingSeconds,
            String activity,
            List<Temperature> temperatures) {}
}
