package io.printlab.operation;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations that wait to be carried out. Thread-safe; throws UNAVAILABLE without the database. */
public interface OperationRepository {
    /** Posts an operation; an equal one (device, job, kind) that still waits is returned instead of a second. Wakes whoever awaits news. */
    Operation post(
            DeviceId device, @Nullable JobId job, Operation.Kind kind, String by, @Nullable String reason, Instant now);

    /** The operations that wait for a device, oldest first, emergency stops before all others. */
    List<Operation> waiting(DeviceId device);

    /** The operations that wait for any device, oldest first. */
    List<Operation> waiting();

    /** Notes how an operation ended; it no longer waits. Zero rows (it was finished before) are no error. */
    void finish(long id, String outcome, Instant now);
}
