package io.printlab.app.live;

import org.jspecify.annotations.Nullable;

/**
 * One message of the stream.
 *
 * @param id id of the event, from which a client that lost contact goes on; null for what is not worth repeating
 * @param data one line of JSON
 */
record LiveMessage(@Nullable Long id, String event, String data) {
    static final String HEARTBEAT = ": still here\n\n";

    String text() {
        return (id == null ? "" : "id: " + id + "\n") + "event: " + event + "\ndata: " + data + "\n\n";
    }
}
