package io.printlab.event;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the event log from a cursor and tells the listeners. Not thread-safe: one thread steps it. */
public final class EventPump {
    private static final Logger log = LoggerFactory.getLogger(EventPump.class);
    private static final int BATCH = 500;

    private final EventLog events;
    private final List<LabEventListener> listeners;
    private long cursor = -1;

    public EventPump(EventLog events, List<LabEventListener> listeners) {
        this.events = events;
        this.listeners = List.copyOf(listeners);
    }

    /** Begins after the newest event of now. */
    public void begin() {
        cursor = events.latest();
    }

    /** Delivers what is new; returns how many events. */
    public int step() {
        if (cursor < 0) {
            begin();
        }
        int delivered = 0;
        List<LabEvent> batch;
        do {
            batch = events.after(cursor, BATCH);
            for (LabEvent event : batch) {
                listeners.forEach(listener -> tell(listener, event));
                cursor = event.id();
                delivered++;
            }
        } while (batch.size() == BATCH);
        return delivered;
    }

    /** Waits for news; see {@link EventLog#awaitNews}. */
    public void awaitNews(Duration atMost) throws InterruptedException {
        events.awaitNews(atMost);
    }

    private static void tell(LabEventListener listener, LabEvent event) {
        try {
            listener.happened(event);
        } catch (RuntimeException fault) {
            log.error("Listener {} failed on event {}", listener.getClass().getName(), event.id(), fault);
        }
    }
}
