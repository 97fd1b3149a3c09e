package io.printlab.account;

import io.printlab.error.PrintLabException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for sign-in names. */
public final class UserName {
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private UserName() {}

    /**
     * The name as the lab stores it.
     *
     * @throws PrintLabException with category USER if the name is not legal
     */
    public static String checked(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (!LEGAL.matcher(lower).matches()) {
            throw PrintLabException.user(
                    "A user name has 1 to 64 letters a-z, digits and . _ @ -, and begins with a letter"
                            + " or a digit. Choose another name.");
        }
        return lower;
    }
}
