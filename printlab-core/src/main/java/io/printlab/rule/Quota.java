package io.printlab.rule;

import org.jspecify.annotations.Nullable;

/**
 * What each member of a group may use in a period of the calendar, in the lab's time zone.
 *
 * @param group name of the group; null for everybody who is in no group that has a quota for the same period
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
        MONTH
    }

    public Quota {
        positive("hours", hours);
        positive("grams", grams);
    }

    private static void positive(String what, @Nullable Double figure) {
        if (figure != null && !(figure > 0 && Double.isFinite(figure))) {
            throw new IllegalArgumentException("a quota of " + figure + " " + what + "; it is above 0");
        }
    }
}
