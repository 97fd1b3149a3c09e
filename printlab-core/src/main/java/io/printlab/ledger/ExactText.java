package io.printlab.ledger;

import io.printlab.error.PrintLabException;
import io.printlab.rule.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Exact figures as text, and back. */
public final class ExactText {
    private static final int THOUSANDTHS = 3;
    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(?:[.,][0-9]{1,6})?");

    private ExactText() {}

    /** With all digits of the currency, as in {@code -0.50}. */
    public static String money(long money, String currency) {
        return BigDecimal.valueOf(money, Prices.digits(currency)).toPlainString();
    }

    /** With three digits after the point. */
    public static String seconds(long millis) {
        return BigDecimal.valueOf(millis, THOUSANDTHS).toPlainString();
    }

    /** With three digits after the point. */
    public static String grams(long milligrams) {
        return BigDecimal.valueOf(milligrams, THOUSANDTHS).toPlainString();
    }

    /**
     * An amount as a person writes it; what is left empty is 0.
     *
     * @param hours of device time, rounded to a millisecond
     * @param grams of filament, rounded to a milligram
     * @param money in the currency, with no more digits than it has
     */
    public static Amount amount(String hours, String grams, String money, String currency) {
        BigDecimal units = number(money, "money").movePointRight(Prices.digits(currency));
        if (units.stripTrailingZeros().scale() > 0) {
            throw PrintLabException.user(currency + " has " + Prices.digits(currency)
                    + " digits after the point, not more. Round the money.");
        }
        return new Amount(
                whole(number(hours, "hours").multiply(MILLIS_PER_HOUR)),
                whole(number(grams, "grams").movePointRight(THOUSANDTHS)),
                units.longValueExact());
    }

    private static long whole(BigDecimal figure) {
        return figure.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigDecimal number(String text, String what) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!NUMBER.matcher(stripped).matches()) {
            throw PrintLabException.user("Write the " + what + " as a number such as 2.5 or -2.5.");
        }
        return new BigDecimal(stripped.replace(',', '.'));
    }
}
