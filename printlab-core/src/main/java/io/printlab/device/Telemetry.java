package io.printlab.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device reports many times a minute: never part of a version or of a history.
 *
 * @param job id of the job that it prints, or null
 * @param progress 0 to 1, or null without a print
 * @param remaining about how long the print still takes, or null if not known
 * @param activity a few words: heating, printing, pausing
 */
public record Telemetry(
        DeviceId device,
        Instant at,
        @Nullable Long job,
        @Nullable Double progress,
        @Nullable Duration remaining,
        String activity,
        List<Temperature> temperatures) {
    public Telemetry {
        temperatures = List.copyOf(temperatures);
    }
}
