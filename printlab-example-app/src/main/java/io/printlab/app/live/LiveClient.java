package io.printlab.app.live;

import io.printlab.account.UserId;
import io.printlab.app.http.Visitor;
import io.printlab.error.PrintLabException;
import io.printlab.event.LabEvent;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One visitor's stream. Messages wait in a bounded queue and are written whenever the connection takes them, so nobody
 * waits for a slow client; one whose queue is full is let go and comes back with its last event id. Thread-safe.
 */
final class LiveClient implements WriteListener {
    static final int WAITING = 1000;
    private static final Logger log = LoggerFactory.getLogger(LiveClient.class);

    private final Visitor visitor;
    private final BooleanSupplier stillWelcome;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final List<LabEvent> duringReplay = new ArrayList<>();
    private boolean replaying = true;
    private boolean writable;
    private boolean unflushed;
    private boolean closed;

    LiveClient(Visitor visitor, BooleanSupplier stillWelcome, AsyncContext async, ServletOutputStream out) {
        this.visitor = visitor;
        this.stillWelcome = stillWelcome;
        this.async = async;
        this.out = out;
    }

    Visitor visitor() {
        return visitor;
    }

    UserId user() {
        return visitor.user().id();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Writes while the stream is not live yet, on the thread of the request, waiting for the connection. */
    void replay(String text) throws IOException {
        out.write(bytes(text));
    }

    /** Ends the replay: what happened meanwhile follows, without what the replay had already. */
    void goLive(long replayedTo, Function<LabEvent, LiveMessage> view) throws IOException {
        out.flush();
        synchronized (this) {
            replaying = false;
            duringReplay.stream()
                    .filter(event -> event.id() > replayedTo)
                    .forEach(event -> waiting.add(bytes(view.apply(event).text())));
            duringReplay.clear();
        }
        out.setWriteListener(this);
    }

    synchronized void happened(LabEvent event, Function<LabEvent, LiveMessage> view) {
        if (!replaying) {
            offer(view.apply(event).text());
        } else if (duringReplay.size() < WAITING) {
            duringReplay.add(event);
        } else {
            close();
        }
    }

    /** Sends what is not worth keeping: left out while the replay runs or much else waits. */
    synchronized void passing(String text) {
        if (!replaying && waiting.size() < WAITING / 2) {
            offer(text);
        }
    }

    /** Keeps the connection awake, and ends it once the visitor is not signed in any more. */
    void beat() {
        try {
            if (stillWelcome.getAsBoolean()) {
                passing(LiveMessage.HEARTBEAT);
                return;
            }
        } catch (PrintLabException refused) {
            log.debug("A live client of user {} is let go: {}", user(), refused.getMessage());
        }
        close();
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        writable = true;
        drain();
    }

    @Override
    public void onError(Throwable fault) {
        log.debug("A live client of user {} is gone: {}", user(), fault.toString());
        close();
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            try {
                async.complete();
            } catch (IllegalStateException over) {
                log.debug("A live client of user {} had ended: {}", user(), over.toString());
            }
        }
    }

    private void offer(String text) {
        if (closed) {
            return;
        }
        if (waiting.size() >= WAITING) {
            log.info("A live client of user {} is too slow and is let go", user());
            close();
            return;
        }
        waiting.add(bytes(text));
        try {
            drain();
        } catch (IOException | IllegalStateException broken) {
            onError(broken);
        }
    }

    private void drain() throws IOException {
        while (writable && !closed && out.isReady()) {
            byte[] next = waiting.poll();
            if (next != null) {
                out.write(next);
                unflushed = true;
            } else if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                return;
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
