package io.printlab.discord;

/**
 * A message for the lab's channel.
 *
 * @param event id of the event that it tells of
 * @param subject what it is about, for the log
 * @param text Markdown in which everything that people wrote is escaped, at most 2000 characters
 */
record OutgoingMessage(long event, String subject, String text) {
    /** Tells Discord that a repeated request is the same message: at most 25 characters. */
    String nonce() {
        return "pl-" + event;
    }
}
