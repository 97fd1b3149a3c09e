package io.printlab.event;

import io.printlab.account.Ownership;
import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. Stored with the change that it tells of, so an event is never lost and never early.
 *
 * @param id grows in the order in which listeners see events
 * @param owner the owner of the job, where there is a job
 * @param group the group that the job is for, or null
 */
public record LabEvent(
        long id,
        Instant at,
        EventKind kind,
        @Nullable JobId job,
        @Nullable DeviceId device,
        @Nullable UserId owner,
        @Nullable String group,
        Map<String, String> details) {
    public LabEvent {
        details = Map.copyOf(details);
    }

    /** Whose job it is about, or null where it is about none. */
    public @Nullable Ownership ownership() {
        return owner == null ? null : new Ownership(owner, group);
    }
}
