package io.printlab.notification;

import io.printlab.account.User;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import io.printlab.job.Job;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Lease;
import io.printlab.outcome.OutcomeMove;
import io.printlab.queue.Explanation;
import io.printlab.store.LabStore;
import io.printlab.upkeep.LogEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes news of the events that people want to hear of, and hands them to every notifier. */
public final class NewsRoom implements LabEventListener {
    private static final Logger log = LoggerFactory.getLogger(NewsRoom.class);

    private final LabStore store;
    private final List<Notifier> notifiers;

    public NewsRoom(LabStore store, List<Notifier> notifiers) {
        this.store = store;
        this.notifiers = List.copyOf(notifiers);
    }

    @Override
    public void happened(LabEvent event) {
        if (event.kind() == EventKind.ALARM_CHANGED) {
            alarm(event);
            return;
        }
        if (event.kind() == EventKind.DEVICE_CHANGED && !notifiers.isEmpty()) {
            tellStaff(event);
            return;
        }
        Notification.Kind kind = kindOf(event);
        if (kind == null || event.job() == null || notifiers.isEmpty()) {
            return;
        }
        store.jobs().byId(event.job()).ifPresent(job -> tell(event, kind, job, null));
    }

    private void alarm(LabEvent event) {
        DeviceId id = event.device();
        if (id == null || !"true".equals(event.details().get("stands"))) {
            return;
        }
        DeviceAlarm news =
                new DeviceAlarm(event, id, nameOf(id), event.details().getOrDefault("sentence", ""));
        notifiers.forEach(notifier -> tell(notifier, event, () -> notifier.alarm(news)));
    }

    private String nameOf(DeviceId id) {
        return store.devices()
                .byId(id)
                .map(device -> device.definition().name())
                .orElse(id.value());
    }

    private void tellStaff(LabEvent event) {
        DeviceId id = event.device();
        StaffNotice.Kind kind = staffKind(event);
        if (id == null || kind == null) {
            return;
        }
        StaffNotice notice = new StaffNotice(event, kind, id, nameOf(id), staffText(event, kind));
        notifiers.forEach(notifier -> tell(notifier, event, () -> notifier.notifyStaff(notice)));
    }

    private static StaffNotice.@Nullable Kind staffKind(LabEvent event) {
        if (event.details().containsKey("low")) {
            return StaffNotice.Kind.SPOOL_LOW;
        }
        String entry = event.details().getOrDefault("log", "");
        if (entry.equals(LogEntry.Kind.UNSTEADY.name())) {
            return StaffNotice.Kind.UNSTEADY;
        }
        return entry.equals(LogEntry.Kind.STEADY.name()) ? StaffNotice.Kind.STEADY : null;
    }

    private static String staffText(LabEvent event, StaffNotice.Kind kind) {
        Map<String, String> details = event.details();
        return kind == StaffNotice.Kind.SPOOL_LOW
                ? "Spool " + details.get("spool") + " runs out: " + details.get("low") + " g are left."
                : details.getOrDefault("text", "");
    }

    /** A job came into the queue and has to wait. Called once it is known how long, so not on the event pump's thread. */
    public void queued(LabEvent event, Job job, Explanation waiting) {
        if (!notifiers.isEmpty()) {
            tell(event, Notification.Kind.QUEUED, job, waiting);
        }
    }

    private void tell(LabEvent event, Notification.Kind kind, Job job, @Nullable Explanation waiting) {
        Optional<User> owner = store.users().byId(job.submission().owner());
        if (owner.isPresent()) {
            Lease lease = job.lease();
            Device device =
                    lease == null ? null : store.devices().byId(lease.device()).orElse(null);
            Notification news = new Notification(
                    event,
                    kind,
                    job,
                    owner.get(),
                    lease == null ? null : lease.device(),
                    device == null ? null : device.definition().name(),
                    waiting);
            notifiers.forEach(notifier -> tell(notifier, event, () -> notifier.notify(news)));
        }
    }

    private static void tell(Notifier notifier, LabEvent event, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException fault) {
            log.error("Notifier {} failed on event {}", notifier.getClass().getName(), event.id(), fault);
        }
    }

    private static Notification.@Nullable Kind kindOf(LabEvent event) {
        if (event.kind() == EventKind.OUTCOME_CHANGED) {
            return OutcomeMove.REMIND.name().equals(event.details().get("move"))
                    ? Notification.Kind.PICK_UP_REMINDER
                    : null;
        }
        String to = event.details().get("to");
        if (event.kind() == EventKind.MESSAGE_WRITTEN) {
            return Notification.Kind.MESSAGE;
        }
        if (event.kind() != EventKind.JOB_MOVED || to == null) {
            return null;
        }
        String move = event.details().get("move");
        if (move != null) {
            switch (JobTransition.valueOf(move)) {
                case ASK_CHANGE:
                    return Notification.Kind.CHANGE_ASKED;
                case ANSWER, REVISE:
                    return Notification.Kind.CHANGE_ANSWERED;
                case APPROVE:
                    return Notification.Kind.APPROVED;
                default:
                    break;
            }
        }
        return switch (JobState.valueOf(to)) {
            case PRINTING ->
                JobState.CLAIMED.name().equals(event.details().get("from")) ? Notification.Kind.STARTED : null;
            case COMPLETED -> Notification.Kind.COMPLETED;
            case FAILED -> Notification.Kind.FAILED;
            case CANCELLED -> Notification.Kind.CANCELLED;
            case INTERRUPTED -> Notification.Kind.INTERRUPTED;
            case REJECTED -> Notification.Kind.REJECTED;
            case AWAITING_APPROVAL -> Notification.Kind.AWAITING_APPROVAL;
            default -> null;
        };
    }
}
