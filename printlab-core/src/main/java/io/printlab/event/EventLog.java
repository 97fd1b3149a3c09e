package io.printlab.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The log of events. Thread-safe; throws UNAVAILABLE without the database. */
public interface EventLog {
    /** The newest id, or 0. */
    long latest();

    /**
     * Events after a cursor in the order of their ids, at most limit. An event shows only once no transaction that might
     * still log a smaller id is open: who reads on from the last id misses nothing and sees nothing twice.
     */
    List<LabEvent> after(long id, int limit);

    /** Removes the events before this time; returns how many. */
    int removeBefore(Instant time);

    /**
     * Waits until there may be news, or the time is over. Called by the event pump's thread alone. May return early.
     *
     * @throws InterruptedException if the thread is told to stop
     */
    void awaitNews(Duration atMost) throws InterruptedException;
}
