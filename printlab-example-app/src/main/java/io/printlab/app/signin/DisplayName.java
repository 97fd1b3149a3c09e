package io.printlab.app.signin;

import io.printlab.error.PrintLabException;

/** The rule for the names that other people read. */
public final class DisplayName {
    private static final int LONGEST = 100;
    private static final String TURNING = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private DisplayName() {}

    /** @throws PrintLabException with category USER if it is empty, too long, or holds what cannot be read */
    public static String checked(String name) {
        String shown = name.strip();
        if (shown.isEmpty() || shown.length() > LONGEST || shown.codePoints().anyMatch(DisplayName::isUnreadable)) {
            throw PrintLabException.user("A display name has 1 to 100 characters that can be read.");
        }
        return shown;
    }

    /** Control characters, and those that turn the direction of what stands around them. */
    private static boolean isUnreadable(int character) {
        return Character.isISOControl(character) || TURNING.indexOf(character) >= 0;
    }
}
