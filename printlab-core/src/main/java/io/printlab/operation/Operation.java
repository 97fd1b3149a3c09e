package io.printlab.operation;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked of a device. It travels through the database, so it reaches the node that drives the device.
 *
 * @param job the job that it is about; a worker drops the operation if the device has another by then. Null for an
 *     emergency stop of whatever the device does
 * @param by label of the actor
 */
public record Operation(
        long id,
        DeviceId device,
        @Nullable JobId job,
        Kind kind,
        String by,
        @Nullable String reason,
        Instant at) {
    /** The kinds of operations. */
    public enum Kind {
        PAUSE,
        RESUME,
        CANCEL,
        EMERGENCY_STOP
    }
}
