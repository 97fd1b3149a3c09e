package io.printlab.rule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * The same hours on some days of each week.
 *
 * @param days on which the hours begin, at least one
 * @param to exclusive; not after from if the hours end on the next day (then 08:00 to 08:00 is a whole day)
 */
public record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public WeeklyHours {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("hours need at least one day of the week");
        }
    }
}
