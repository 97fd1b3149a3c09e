package io.printlab.desk;

import io.printlab.account.Actor;
import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import io.printlab.operation.Operation;
import io.printlab.operation.OperationRepository;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Posts operations and wakes the worker of the device, if it is in this process. */
public final class OperationDesk {
    private final OperationRepository operations;
    private final Consumer<DeviceId> wake;

    public OperationDesk(OperationRepository operations, Consumer<DeviceId> wake) {
        this.operations = operations;
        this.wake = wake;
    }

    Operation post(
            DeviceId device, @Nullable JobId job, Operation.Kind kind, Actor by, @Nullable String reason, Instant now) {
        Operation posted = operations.post(device, job, kind, by.label(), reason, now);
        wake.accept(device);
        return posted;
    }
}
