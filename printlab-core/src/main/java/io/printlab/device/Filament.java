package io.printlab.device;

import io.printlab.error.PrintLabException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filament that is in a device, as a person put it there.
 *
 * @param material upper case, as in PLA
 * @param colour lower case, as in red; null if nobody has said
 * @param grams what is left, 0 or more; null if nobody has said
 */
public record Filament(
        String material, @Nullable String colour, @Nullable Double grams) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .+_-]{0,29}");
    private static final double MOST_GRAMS = 100_000;

    public Filament {
        material = word("material", material).toUpperCase(Locale.ROOT);
        colour = colour == null || colour.isBlank() ? null : colour(colour);
        if (grams != null && !(grams >= 0 && grams <= MOST_GRAMS)) {
            throw PrintLabException.user("What is left of a filament is 0 to 100000 grams, not " + grams + ".");
        }
    }

    /**
     * A colour as it is compared: lower case.
     *
     * @throws PrintLabException USER if it is no word of 1 to 30 characters
     */
    public static String colour(String text) {
        return word("colour", text).toLowerCase(Locale.ROOT);
    }

    private static String word(String what, String text) {
        String stripped = text.strip();
        if (!WORD.matcher(stripped).matches()) {
            throw PrintLabException.user("A " + what
                    + " has 1 to 30 letters, digits, spaces and . + _ -, such as PLA or red; mend the " + what + ".");
        }
        return stripped;
    }
}
