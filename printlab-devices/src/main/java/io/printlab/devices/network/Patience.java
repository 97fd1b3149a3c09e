package io.printlab.devices.network;

import java.time.Duration;

/**
 * How long a session waits.
 *
 * @param poll between two questions
 * @param answer to one question
 * @param quiet without an answer until the printer counts as unknown
 * @param lost without an answer until the session is given up
 * @param settled for the host to tell how a print ended, before a person is asked
 * @param stalled for an upload that does not move
 */
public record Patience(
        Duration poll, Duration answer, Duration quiet, Duration lost, Duration settled, Duration stalled) {
    /** A question a second: nothing to a host, and no state to bring up to date after a reconnect, as a subscription has. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(1),
            Duration.ofSeconds(8),
            Duration.ofSeconds(4),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60));
}
