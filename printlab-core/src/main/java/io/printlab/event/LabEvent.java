package io.printlab.event;

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
 */
public record LabEvent(
        long id,
        Instant at,
        EventKind kind,
        @Nullable JobId job,
        @Nullable DeviceId device,
        @Nullable UserId owner,
        Map<String, String> details) {
    public LabEvent {
        details = Map.copyOf(details);
    }
}
