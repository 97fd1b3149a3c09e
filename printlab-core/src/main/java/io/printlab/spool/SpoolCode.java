package io.printlab.spool;

import io.printlab.error.PrintLabException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The code on the label of a spool, which a scanner types: 3 to 40 characters A-Z, 0-9 and . _ -, upper case. */
public final class SpoolCode {
    private static final Pattern LEGAL = Pattern.compile("[A-Z0-9][A-Z0-9._-]{2,39}");

    private SpoolCode() {}

    /** @throws PrintLabException USER if it is no code */
    public static String checked(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!LEGAL.matcher(code).matches()) {
            throw PrintLabException.user("The code of a spool has 3 to 40 letters, digits and . _ -, such as SPOOL-12."
                    + " Scan its label again, or type what stands on it.");
        }
        return code;
    }

    /** What a spool is called to which nobody gave a code. */
    public static String of(SpoolId id) {
        return "SPOOL-" + id;
    }
}
