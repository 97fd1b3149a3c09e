package io.printlab.account;

import org.jspecify.annotations.Nullable;

/**
 * How and where from an actor acts.
 *
 * @param key what its owner calls the API key; null for other ways
 * @param address that the request came from, or null where there is none
 */
public record Origin(
        Way way, @Nullable String key, @Nullable String address) {
    /** The ways in. */
    public enum Way {
        /** A browser. */
        SESSION,
        API_KEY,
        DISCORD,
        COMMAND_LINE,
        /** A part of the lab itself. */
        LAB,
        /** A program that calls the library for a person. */
        PROGRAM
    }

    private static final int LONGEST = 100;

    public Origin {
        key = bounded(key);
        address = bounded(address);
    }

    public static Origin session(@Nullable String address) {
        return new Origin(Way.SESSION, null, address);
    }

    public static Origin apiKey(String name, @Nullable String address) {
        return new Origin(Way.API_KEY, name, address);
    }

    public static Origin discord() {
        return new Origin(Way.DISCORD, null, null);
    }

    public static Origin commandLine() {
        return new Origin(Way.COMMAND_LINE, null, null);
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
