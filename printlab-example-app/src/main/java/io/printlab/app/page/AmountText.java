package io.printlab.app.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts with their units, as people read them. */
final class AmountText {
    private static final double THOUSAND = 1000;

    private AmountText() {}

    static String grams(@Nullable Double grams) {
        if (grams == null) {
            return "weight not known";
        }
        if (grams < 1) {
            return "under 1 g";
        }
        return grams < THOUSAND ? Math.round(grams) + " g" : String.format(Locale.ROOT, "%.2f kg", grams / THOUSAND);
    }

    static String metres(double millimetres) {
        return String.format(Locale.ROOT, "%.1f m", millimetres / THOUSAND);
    }

    static String millimetres(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "") + " mm";
    }

    /** A number for a field of a form: no unit, and no more digits than it needs. */
    static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static String bytes(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB"};
        double value = bytes;
        int unit = 0;
        while (value >= THOUSAND && unit < units.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    static String celsius(double degrees) {
        return Math.round(degrees) + " °C";
    }

    static String percent(@Nullable Double share) {
        return share == null ? "" : (int) Math.floor(Math.min(1, Math.max(0, share)) * 100) + " %";
    }

    /** As in {@code 1st}, {@code 2nd}, {@code 11th}. */
    static String ordinal(long number) {
        long tens = number % 100;
        String suffix = tens >= 11 && tens <= 13
                ? "th"
                : switch ((int) (number % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + suffix;
    }
}
