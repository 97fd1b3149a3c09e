package io.printlab.dispatch;

import io.printlab.device.DeviceId;
import io.printlab.device.Telemetry;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintObservation;
import io.printlab.event.TelemetryBoard;
import io.printlab.job.Job;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reports what a device says, a few times a second to this process and once a second to the database. */
final class TelemetryReporter {
    private static final Duration IN_PROCESS = Duration.ofMillis(250);
    private static final Duration IN_DATABASE = Duration.ofSeconds(1);

    private final DeviceId device;
    private final TelemetryBoard board;
    private final LabStore store;
    private Instant reportedAt = Instant.EPOCH;
    private Instant storedAt = Instant.EPOCH;

    TelemetryReporter(DeviceId device, TelemetryBoard board, LabStore store) {
        this.device = device;
        this.board = board;
        this.store = store;
    }

    void report(DeviceObservation observation, @Nullable Job job, Instant now) {
        if (now.isBefore(reportedAt.plus(IN_PROCESS))) {
            return;
        }
        Telemetry telemetry = telemetry(observation, job, now);
        reportedAt = now;
        board.report(telemetry);
        if (!now.isBefore(storedAt.plus(IN_DATABASE))) {
            storedAt = now;
            store.devices().report(telemetry);
        }
    }

    private Telemetry telemetry(DeviceObservation observation, @Nullable Job job, Instant now) {
        PrintObservation print = observation.print();
        PrintObservation running =
                job != null && print != null && print.task().job().equals(job.id()) ? print : null;
        return new Telemetry(
                device,
                now,
                job == null ? null : Long.valueOf(job.id().value()),
                running == null ? null : Double.valueOf(running.progress()),
                running == null ? null : running.remaining(),
                running == null ? observation.state().name().toLowerCase(Locale.ROOT) : running.activity(),
                observation.temperatures());
    }
}
