package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import io.printlab.operation.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record OperationRow(
        long id,
        DeviceId device,
        @Nullable JobId job,
        Operation.Kind kind,
        String actor,
        @Nullable String reason,
        Instant at) {
    Operation toOperation() {
        return new Operation(id, device, job, kind, actor, reason, at);
    }
}
