package io.printlab.discord;

import org.jspecify.annotations.Nullable;

/**
 * How the bot stands.
 *
 * @param why a sentence on what is wrong, or null if nothing is
 */
record DiscordState(Kind kind, @Nullable String why) {
    static final DiscordState OFF = new DiscordState(Kind.OFF, null);
    static final DiscordState STARTING = new DiscordState(Kind.STARTING, null);
    static final DiscordState READY = new DiscordState(Kind.READY, null);

    enum Kind {
        /** No token, or stopped. */
        OFF,
        STARTING,
        READY,
        /** Not connected, and trying again. */
        RETRY,
        /** Not connected, and only a person can mend it. */
        FAILED
    }

    static DiscordState retry(String why) {
        return new DiscordState(Kind.RETRY, why);
    }

    static DiscordState failed(String why) {
        return new DiscordState(Kind.FAILED, why);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** The same kind with, or without, something wrong. */
    DiscordState because(@Nullable String reason) {
        return new DiscordState(kind, reason);
    }

    @Override
    public String toString() {
        return why == null ? kind.name() : kind + ": " + why;
    }
}
