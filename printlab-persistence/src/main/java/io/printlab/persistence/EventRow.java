package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record EventRow(
        long id,
        Instant at,
        EventKind kind,
        @Nullable JobId job,
        @Nullable DeviceId device,
        @Nullable UserId owner,
        @Nullable String group,
        TextMap details) {
    LabEvent toEvent() {
        return new LabEvent(id, at, kind, job, device, owner, group, details.values());
    }
}
