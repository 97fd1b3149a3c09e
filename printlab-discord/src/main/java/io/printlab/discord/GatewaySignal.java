package io.printlab.discord;

import org.jspecify.annotations.Nullable;

/**
 * What a connection tells the bot's thread.
 *
 * @param connection number of the connection; one that is no longer in use is not listened to
 * @param why a sentence, where the kind needs one
 */
record GatewaySignal(int connection, Kind kind, @Nullable String why) {
    enum Kind {
        READY,
        /** Disconnected; LOST, ENDED or REFUSED follows. */
        CUT,
        /** Disconnected; JDA connects again by itself. */
        LOST,
        /** Ended; a new connection may fare better. */
        ENDED,
        /** Ended, and Discord would refuse a new connection too. */
        REFUSED,
        /** The message in flight is posted. */
        POSTED,
        /** The message in flight is not posted; the same message may be tried again. */
        POST_LATER,
        /** The message in flight is not posted and would not be: the reason must be mended first. */
        POST_REFUSED
    }
}
