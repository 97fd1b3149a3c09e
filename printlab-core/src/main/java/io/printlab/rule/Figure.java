package io.printlab.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Numbers and durations as people write them. */
final class Figure {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    /** A price of a gram has so many digits more than the currency, because it is kept for a kilogram. */
    static final int PER_KILOGRAM = 3;

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

    /** @param amount in the currency's smallest unit */
    static String money(long amount, String currency) {
        return plain(BigDecimal.valueOf(amount, Prices.digits(currency)));
    }

    /** @param perKilogram in the currency's smallest unit */
    static String moneyPerGram(long perKilogram, String currency) {
        return plain(BigDecimal.valueOf(perKilogram, Prices.digits(currency) + PER_KILOGRAM));
    }

    /**
     * Money in units so small that it is whole; empty if it is not, or more than the highest price.
     *
     * @param text a number with a point
     */
    static OptionalLong price(String text, int digits) {
        BigDecimal units = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
        return units.scale() > 0 || units.compareTo(BigDecimal.valueOf(Prices.HIGHEST)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(units.longValueExact());
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
