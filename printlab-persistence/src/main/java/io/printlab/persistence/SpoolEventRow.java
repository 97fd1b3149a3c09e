package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import io.printlab.spool.SpoolEvent;
import io.printlab.spool.SpoolId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record SpoolEventRow(
        long spool,
        long seq,
        Instant at,
        SpoolEvent.Kind kind,
        double grams,
        @Nullable Double leftGrams,
        @Nullable DeviceId device,
        @Nullable JobId job,
        @Nullable Long fence,
        String actor,
        @Nullable String reason) {
    static SpoolEventRow of(SpoolEvent event) {
        return new SpoolEventRow(
                event.spool().value(),
                event.seq(),
                event.at(),
                event.kind(),
                event.grams(),
                event.leftGrams(),
                event.device(),
                event.job(),
                event.fence(),
                event.by(),
                event.reason());
    }

    SpoolEvent toEvent() {
        return new SpoolEvent(new SpoolId(spool), seq, at, kind, grams, leftGrams, device, job, fence, actor, reason);
    }
}
