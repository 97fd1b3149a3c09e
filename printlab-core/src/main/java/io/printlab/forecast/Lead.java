package io.printlab.forecast;

import java.time.Duration;

/** How far ahead something is foretold. */
public enum Lead {
    HOUR(Duration.ofHours(1), "up to 1 h"),
    HALF_DAY(Duration.ofHours(6), "1 h to 6 h"),
    DAY(Duration.ofDays(1), "6 h to 1 day"),
    DAYS(Duration.ofDays(3), "1 to 3 days"),
    LONG(Duration.ofDays(10_000), "over 3 days");

    private final Duration most;
    private final String words;

    Lead(Duration most, String words) {
        this.most = most;
        this.words = words;
    }

    public static Lead of(Duration lead) {
        for (Lead one : values()) {
            if (lead.compareTo(one.most) <= 0) {
                return one;
            }
        }
        return LONG;
    }

    /** As in {@code 1 h to 6 h}. */
    public String words() {
        return words;
    }
}
