package io.printlab.upkeep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that comes up again.
 *
 * @param last when it was done
 * @param due whether it is to be done now
 * @param hoursLeft hours to be printed until then, below 0 if it is late; null if hours do not count
 */
public record DueTask(LogEntry last, boolean due, @Nullable Double hoursLeft) {
    public static DueTask of(LogEntry last, Counters counters, Instant now) {
        Double hours = last.dueHours();
        Double left = hours == null ? null : Double.valueOf(hours - counters.hours());
        boolean late = (left != null && left <= 0)
                || (last.dueAt() != null && !last.dueAt().isAfter(now));
        return new DueTask(last, late, left);
    }
}
