package io.printlab.queue;

import io.printlab.device.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The device that a job gets next.
 *
 * @param ready whether it can start now
 * @param expected when it is expected to be free; null if it is ready or nobody knows
 */
public record NextDevice(
        DeviceId device,
        String name,
        boolean ready,
        @Nullable Instant expected) {
    String sentence() {
        return ready ? "It goes to " + name + " next, which is free." : "It is the next for " + name + ".";
    }
}
