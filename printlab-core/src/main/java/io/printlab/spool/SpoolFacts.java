package io.printlab.spool;

import io.printlab.device.Filament;
import io.printlab.error.PrintLabException;
import org.jspecify.annotations.Nullable;

/**
 * What staff say of a spool. What nobody has said is null.
 *
 * @param material upper case, as in PLA
 * @param colour lower case, as in red
 * @param vendor who made it, 1 to 60 characters
 * @param netGrams filament on it when it was new
 * @param tareGrams weight of the empty spool
 * @param density of the filament in g/cm³, 0.1 to 20
 * @param diameterMillimetres of the filament, 0.5 to 5
 * @param lowGrams staff are told when no more than this is left, 0 or more
 * @param notes at most 500 characters
 */
public record SpoolFacts(
        String material,
        @Nullable String colour,
        @Nullable String vendor,
        @Nullable Double netGrams,
        @Nullable Double tareGrams,
        @Nullable Double density,
        @Nullable Double diameterMillimetres,
        double lowGrams,
        @Nullable String notes) {
    /** Below what staff are told, where they said nothing else. */
    public static final double USUAL_LOW_GRAMS = 100;

    static final double MOST_GRAMS = 100_000;
    private static final int LONGEST_VENDOR = 60;
    private static final int LONGEST_NOTES = 500;

    public SpoolFacts {
        Filament filament = new Filament(material, colour, netGrams);
        material = filament.material();
        colour = filament.colour();
        vendor = text("The vendor", vendor, LONGEST_VENDOR);
        notes = text("A note", notes, LONGEST_NOTES);
        requireRange("The weight of the empty spool in grams", tareGrams, 0, MOST_GRAMS);
        requireRange("The density in g/cm³", density, 0.1, 20);
        requireRange("The diameter of the filament in mm", diameterMillimetres, 0.5, 5);
        requireRange("What counts as little in grams", lowGrams, 0, MOST_GRAMS);
    }

    /** A spool of which only this is known. */
    public static SpoolFacts of(String material, @Nullable String colour, @Nullable Double netGrams) {
        return new SpoolFacts(material, colour, null, netGrams, null, null, null, USUAL_LOW_GRAMS, null);
    }

    static void requireRange(String what, @Nullable Double value, double least, double most) {
        if (value != null && !(value >= least && value <= most)) {
            throw PrintLabException.user(what + " is " + plain(least) + " to " + plain(most) + ". Mend the number.");
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static @Nullable String text(String what, @Nullable String given, int most) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user(what + " has at most " + most + " plain characters. Shorten it.");
        }
        return text;
    }
}
