package io.printlab.discord;

import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.file.PrintFileId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.notification.Notification;
import io.printlab.queue.Explanation;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up news for the tests. */
record News(
        long event,
        Notification.Kind kind,
        String title,
        String owner,
        @Nullable String device,
        @Nullable String reason,
        String move) {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    static News finished(long event) {
        return new News(event, Notification.Kind.COMPLETED, "cube.gcode", "Mia Example", "MK3 left", null, "COMPLETE");
    }

    News titled(String other) {
        return new News(event, kind, other, owner, device, reason, move);
    }

    News by(String other) {
        return new News(event, kind, title, other, device, reason, move);
    }

    News on(@Nullable String other) {
        return new News(event, kind, title, owner, other, reason, move);
    }

    News but(Notification.Kind other, String why) {
        return new News(event, other, title, owner, device, why, other.name());
    }

    News moved(String other) {
        return new News(event, kind, title, owner, device, reason, other);
    }

    /** News that a job has to wait. */
    Notification waiting(Explanation why) {
        Notification news = but(Notification.Kind.QUEUED, "").on(null).notification();
        return new Notification(news.event(), news.kind(), news.job(), news.owner(), null, null, why);
    }

    /** The job has the number of the event. */
    Notification notification() {
        JobId id = new JobId(event);
        UserId userId = new UserId(7);
        DeviceId deviceId = device == null ? null : new DeviceId("mk3-left");
        Submission submission = new Submission(
                userId,
                new PrintFileId("0".repeat(64)),
                title,
                "web",
                Urgency.NORMAL,
                null,
                null,
                NOON.minusSeconds(3600),
                Wishes.NONE);
        Lease lease = deviceId == null ? null : new Lease(deviceId, new NodeId("node-1"), 1, NOON.minusSeconds(1800));
        JobState state = JobState.valueOf(
                switch (kind) {
                    case STARTED -> "PRINTING";
                    case PICK_UP_REMINDER -> "COMPLETED";
                    default -> kind.name();
                });
        Job job = new Job(id, 5, state, NOON, submission, null, null, lease, reason, 0);
        LabEvent happened =
                new LabEvent(event, NOON, EventKind.JOB_MOVED, id, deviceId, userId, null, Map.of("move", move));
        User user = new User(userId, "mia", owner, Role.STUDENT, true, NOON.minusSeconds(86_400), Set.of(), Set.of());
        return new Notification(happened, kind, job, user, deviceId, device, null);
    }
}
