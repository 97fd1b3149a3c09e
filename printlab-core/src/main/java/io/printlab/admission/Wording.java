package io.printlab.admission;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as the sentences of rules say them. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    private Wording() {}

    static String jobs(int count) {
        return count == 1 ? "1 waiting job" : count + " waiting jobs";
    }

    static String hours(double hours) {
        return time(Duration.ofMillis(Math.round(hours * 3_600_000)));
    }

    /** To the minute, and less than half a minute as such. */
    static String time(Duration time) {
        long minutes = Math.round(time.toMillis() / 60_000.0);
        if (minutes < 60) {
            return minutes == 0 && !time.isZero() ? "less than a minute" : minutes + " min";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    static String grams(double grams) {
        boolean whole = Math.abs(grams - Math.rint(grams)) < 0.05;
        return String.format(Locale.ROOT, whole ? "%.0f g" : "%.1f g", grams);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
