package io.printlab.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Hours and moments as the factors reckon and write them. */
final class Figures {
    private static final double MILLIS_PER_HOUR = 3_600_000.0;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Figures() {}

    static double hours(Duration duration) {
        return duration.toMillis() / MILLIS_PER_HOUR;
    }

    static Duration duration(double hours) {
        return Duration.ofMillis((long) (hours * MILLIS_PER_HOUR));
    }

    static String text(double hours) {
        return String.format(Locale.ROOT, Math.abs(hours) < 10 ? "%.1f" : "%.0f", hours);
    }

    static String text(Instant moment) {
        return MOMENT.format(moment);
    }

    static void positive(String what, double figure) {
        if (!(figure > 0)) {
            throw new IllegalArgumentException(what + " is above 0, not " + figure);
        }
    }

    static void notNegative(String what, double figure) {
        if (!(figure >= 0) || Double.isInfinite(figure)) {
            throw new IllegalArgumentException(what + " is 0 or more, not " + figure);
        }
    }
}
