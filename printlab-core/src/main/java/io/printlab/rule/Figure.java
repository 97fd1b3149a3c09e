package io.printlab.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Numbers and durations as people write them. */
final class Figure {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private Figure() {}

    static String text(double figure) {
        return plain(BigDecimal.valueOf(figure));
    }

    static String text(@Nullable Number figure) {
        return figure == null ? "" : text(figure.doubleValue());
    }

    static String hours(@Nullable Duration duration) {
        return duration == null ? "" : in(duration, SECONDS_PER_HOUR);
    }

    static String minutes(Duration duration) {
        return in(duration, SECONDS_PER_MINUTE);
    }

    /** Rounded to a second, so that what was written comes back. */
    static Duration ofHours(double hours) {
        return Duration.ofSeconds(Math.round(hours * 3600));
    }

    static Duration ofMinutes(double minutes) {
        return Duration.ofSeconds(Math.round(minutes * 60));
    }

    private static String in(Duration duration, BigDecimal seconds) {
        return plain(BigDecimal.valueOf(duration.toSeconds()).divide(seconds, 4, RoundingMode.HALF_UP));
    }

    private static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }
}
