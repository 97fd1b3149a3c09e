package io.printlab.app.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people say them. */
final class DurationText {
    private static final long MINUTES_PER_DAY = 24 * 60;

    private DurationText() {}

    /** As in {@code 41 min}, {@code 2 h 05 min}, {@code 3 d 4 h}; rounded to the minute. */
    static String of(Duration duration) {
        long minutes = Math.max(0, (duration.toSeconds() + 30) / 60);
        if (minutes < 1) {
            return "under a minute";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        if (minutes < MINUTES_PER_DAY) {
            return "%d h %02d min".formatted(minutes / 60, minutes % 60);
        }
        return "%d d %d h".formatted(minutes / MINUTES_PER_DAY, minutes % MINUTES_PER_DAY / 60);
    }

    static String orUnknown(@Nullable Duration duration) {
        return duration == null ? "time not known" : of(duration);
    }

    /** As in {@code 12 min left}; empty if not known. */
    static String left(@Nullable Duration remaining) {
        return remaining == null ? "" : of(remaining) + " left";
    }
}
