package io.printlab.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What each person may use for the jobs of a group in a period of the calendar, in the lab's time zone.
 *
 * @param group name of the group, lower case, 1 to 40 characters; null for all jobs that are for no group with a quota for the same
 *     period
 * @param hours of printing, above 0; null for no limit
 * @param grams of filament, above 0; null for no limit
 */
public record Quota(
        @Nullable String group,
        Period period,
        @Nullable Double hours,
        @Nullable Double grams) {
    /** Weeks begin on Monday. */
    public enum Period {
        WEEK,
        MONTH;

        /** When the period that now is in began. */
        public Instant start(Instant now, ZoneId zone) {
            return first(now, zone).atStartOfDay(zone).toInstant();
        }

        /** The first day of the period after the one that now is in. */
        public LocalDate next(Instant now, ZoneId zone) {
            LocalDate first = first(now, zone);
            return this == WEEK ? first.plusWeeks(1) : first.plusMonths(1);
        }

        private LocalDate first(Instant now, ZoneId zone) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return this == WEEK
                    ? today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    : today.withDayOfMonth(1);
        }
    }

    public Quota {
        positive("hours", hours);
        positive("grams", grams);
        if (group != null) {
            group = group.strip().toLowerCase(Locale.ROOT);
            if (group.isEmpty() || group.length() > 40) {
                throw new IllegalArgumentException("a quota is for a group whose name has 1 to 40 characters");
            }
        }
    }

    private static void positive(String what, @Nullable Double figure) {
        if (figure != null && !(figure > 0 && Double.isFinite(figure))) {
            throw new IllegalArgumentException("a quota of " + figure + " " + what + "; it is above 0");
        }
    }
}
