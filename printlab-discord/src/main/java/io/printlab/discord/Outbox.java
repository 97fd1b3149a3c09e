package io.printlab.discord;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages that wait for Discord, oldest first. Bounded, and in memory only. Thread-safe. */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final int capacity;
    private final Deque<OutgoingMessage> waiting = new ArrayDeque<>();

    Outbox(int capacity) {
        this.capacity = capacity;
    }

    /** Adds the newest message; a full outbox drops its oldest. */
    synchronized void add(OutgoingMessage message) {
        if (waiting.size() == capacity) {
            warnDropped(waiting.removeFirst());
        }
        waiting.addLast(message);
    }

    /** Takes the oldest message out. */
    synchronized @Nullable OutgoingMessage take() {
        return waiting.pollFirst();
    }

    /** Gives back a message that was taken and not sent: it is the oldest again. */
    synchronized void giveBack(OutgoingMessage message) {
        if (waiting.size() == capacity) {
            warnDropped(message);
        } else {
            waiting.addFirst(message);
        }
    }

    synchronized int size() {
        return waiting.size();
    }

    /** Empties it; returns how many messages it held. */
    synchronized int clear() {
        int held = waiting.size();
        waiting.clear();
        return held;
    }

    private void warnDropped(OutgoingMessage message) {
        LOG.warn(
                "{} messages wait for Discord, and no more are kept: dropped the oldest, about {} (event {}).",
                capacity,
                message.subject(),
                message.event());
    }
}
