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
import java.util.List;
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
        String name = store.devices()
                .byId(id)
                .map(device -> device.definition().name())
                .orElse(id.value());
        DeviceAlarm news = new DeviceAlarm(event, id, name, event.details().getOrDefault("sentence", ""));
        for (Notifier notifier : notifiers) {
            try {
                notifier.alarm(news);
            } catch (RuntimeException fault) {
                log.error("Notifier {} failed on event {}", notifier.getClass().getName(), event.id(), fault);
            }
        }
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
            notifiers.forEach(notifier -> tell(notifier, news));
        }
    }

    private static void tell(Notifier notifier, Notification news) {
        try {
            notifier.notify(news);
        } catch (RuntimeException fault) {
            log.error(
                    "Notifier {} failed on event {}",
                    notifier.getClass().getName(),
                    news.event().id(),
                    fault);
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
