package io.printlab.account;

import io.printlab.error.PrintLabException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for e-mail addresses: narrower than the standard, so that none can carry a header or a second address. */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final Pattern LEGAL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@([A-Za-z0-9-]{1,63}\\.)*[A-Za-z0-9-]{1,63}");

    private EmailAddress() {}

    /**
     * The address as the lab stores it: lower case.
     *
     * @throws PrintLabException with category USER if the address is not legal
     */
    public static String checked(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST || !LEGAL.matcher(lower).matches()) {
            throw PrintLabException.user(
                    "An e-mail address looks like sam@example.org. Look for a typing mistake, or leave it empty.");
        }
        return lower;
    }
}
