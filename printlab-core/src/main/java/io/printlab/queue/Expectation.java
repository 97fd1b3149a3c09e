package io.printlab.queue;

import io.printlab.device.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What a forecast says of a waiting job.
 *
 * @param device the one that it most often got, or null if none stands out
 */
public record Expectation(
        TimeRange start, TimeRange finish, @Nullable DeviceId device) {}
