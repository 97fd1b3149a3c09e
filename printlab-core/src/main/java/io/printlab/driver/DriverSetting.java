package io.printlab.driver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a driver, as data: forms, checks and documents are made from it.
 *
 * @param key 1 to 40 characters a-z, 0-9 and hyphen, beginning with a letter or digit; unique in its driver
 * @param label what a form shows: one or two words, not blank
 * @param kind how it is checked and shown
 * @param defaultValue taken where a device does not set it, legal for the kind; null makes the setting required. A
 *     {@link Kind#SECRET} has none, or an empty one that makes it optional
 * @param help one sentence for people, with the range if there is one
 */
public record DriverSetting(
        String key, String label, Kind kind, @Nullable String defaultValue, String help) {
    /** The most characters that a value may have. */
    public static final int LONGEST = 1000;

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** The kinds of settings. No value has control characters. */
    public enum Kind {
        TEXT,
        /** A text that is never shown again, logged or audited: an API key, an access code. */
        SECRET,
        /** A whole number of at most nine digits. */
        INTEGER,
        /** A number with a point, as in 0.5. */
        DECIMAL,
        /** {@code true} or {@code false}. */
        YES_NO,
        /** The path of a serial port of the node. */
        SERIAL_PORT,
        /** An http or https address with a host and without a password in it. */
        URL
    }

    /** @throws IllegalArgumentException if the description itself is wrong: a defect of the driver */
    public DriverSetting {
        if (!KEY.matcher(key).matches() || label.isBlank() || help.isBlank()) {
            throw new IllegalArgumentException("the setting '" + key
                    + "' has a key of 1 to 40 characters a-z, 0-9 and hyphen, a label, and a help sentence");
        }
        if (defaultValue != null && !defaultValue.isEmpty() && fault(kind, defaultValue) != null) {
            throw new IllegalArgumentException("the default of the setting " + key + " is no " + kind);
        }
    }

    /** Whether a device must set it. */
    public boolean isRequired() {
        return defaultValue == null;
    }

    /** Why a device cannot have this value, in a sentence that does not repeat it; null if it can. */
    public @Nullable String fault(String value) {
        return value.isEmpty() && "".equals(defaultValue) ? null : fault(kind, value);
    }

    private static @Nullable String fault(Kind kind, String value) {
        if (value.length() > LONGEST) {
            return "It has at most " + LONGEST + " characters.";
        }
        if (CONTROL.matcher(value).find()) {
            return "It has no line breaks and no control characters.";
        }
        return switch (kind) {
            case TEXT -> null;
            case SECRET, SERIAL_PORT -> value.isBlank() ? "It is needed." : null;
            case INTEGER -> value.matches("-?[0-9]{1,9}") ? null : "It is a whole number, such as 9600.";
            case DECIMAL -> value.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?") ? null : "It is a number, such as 0.5.";
            case YES_NO -> value.equals("true") || value.equals("false") ? null : "It is true or false.";
            case URL ->
                isUrl(value) ? null : "It is an address such as http://10.0.0.7:7125, without a password in it.";
        };
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
