package io.printlab.account;

import io.printlab.error.PrintLabException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for sign-in names. */
public final class UserName {
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private static final String ERASED = "deleted-";

    private UserName() {}

    /** The name that is left of a user whose account was deleted; nobody can choose it. */
    public static String erased(UserId id) {
        return ERASED + id;
    }

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
        if (lower.startsWith(ERASED)) {
            throw PrintLabException.user("Names that begin with " + ERASED
                    + " are left of accounts that were deleted. Choose another name.");
        }
        return lower;
    }
}
