package io.printlab.rule;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a job that fits a free device may start on it.
 *
 * @param mostRunning prints of one person at once, 1 or more; null for no limit
 * @param zone in which hours are meant
 * @param staffed when somebody is in the lab; empty for always
 * @param unattended how long a print may be that runs beyond staffed hours; a longer one starts only if it ends within them. Null for any
 *     length
 * @param quiet when nothing starts at all
 * @param mostHeating devices that heat up at once, 1 or more; null for no limit
 * @param heatUp how long a device heats up after its start
 */
public record DispatchLimits(
        @Nullable Integer mostRunning,
        ZoneId zone,
        List<WeeklyHours> staffed,
        @Nullable Duration unattended,
        List<WeeklyHours> quiet,
        @Nullable Integer mostHeating,
        Duration heatUp) {
    public static final DispatchLimits NONE =
            new DispatchLimits(null, ZoneOffset.UTC, List.of(), null, List.of(), null, Duration.ofMinutes(5));

    public DispatchLimits {
        if (mostRunning != null && mostRunning < 1) {
            throw new IllegalArgumentException("the most running prints are " + mostRunning + "; they are 1 or more");
        }
        if (mostHeating != null && mostHeating < 1) {
            throw new IllegalArgumentException("the most heating devices are " + mostHeating + "; they are 1 or more");
        }
        staffed = List.copyOf(staffed);
        quiet = List.copyOf(quiet);
    }
}
