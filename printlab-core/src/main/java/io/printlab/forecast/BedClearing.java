package io.printlab.forecast;

import io.printlab.device.DeviceId;
import java.time.Instant;

/**
 * A bed that somebody cleared.
 *
 * @param endedAt when the print on it ended
 * @param clearedAt not before endedAt
 */
public record BedClearing(DeviceId device, Instant endedAt, Instant clearedAt) {
    public BedClearing {
        if (clearedAt.isBefore(endedAt)) {
            throw new IllegalArgumentException(
                    "a bed is not cleared at " + clearedAt + ", before its print ended at " + endedAt);
        }
    }
}
