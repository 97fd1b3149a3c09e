package io.printlab.notification;

import io.printlab.account.User;
import io.printlab.device.Device;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.event.LabEventListener;
import io.printlab.job.Job;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
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
        Notification.Kind kind = kindOf(event);
        if (kind == null || event.job() == null || notifiers.isEmpty()) {
            return;
        }
        Optional<Job> job = store.jobs().byId(event.job());
        Optional<User> owner =
                job.flatMap(found -> store.users().byId(found.submission().owner()));
        if (job.isPresent() && owner.isPresent()) {
            Lease lease = job.get().lease();
            Device device =
                    lease == null ? null : store.devices().byId(lease.device()).orElse(null);
            Notification news = new Notification(
                    event,
                    kind,
                    job.get(),
                    owner.get(),
                    lease == null ? null : lease.device(),
                    device == null ? null : device.definition().name());
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
        String to = event.details().get("to");
        if (event.kind() != EventKind.JOB_MOVED || to == null) {
            return null;
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
