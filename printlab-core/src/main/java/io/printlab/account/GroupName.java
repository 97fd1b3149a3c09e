package io.printlab.account;

import io.printlab.error.PrintLabException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for names of groups. */
public final class GroupName {
    private static final Pattern LEGAL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._&+-]{0,39}");

    private GroupName() {}

    /**
     * The name as the lab stores it: lower case.
     *
     * @throws PrintLabException with category USER if the name is not legal
     */
    public static String checked(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (!LEGAL.matcher(lower).matches()) {
            throw PrintLabException.user(
                    "A group's name has 1 to 40 letters, digits, spaces and . _ & + -, and begins with a"
                            + " letter or a digit. Choose another name.");
        }
        return lower;
    }
}
