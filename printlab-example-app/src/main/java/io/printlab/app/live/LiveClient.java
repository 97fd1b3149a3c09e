package io.printlab.app.live;

import io.printlab.account.UserId;
import io.printlab.app.http.Visitor;
import io.printlab.error.PrintLabException;
import io.printlab.event.LabEvent;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One visitor's stream. Messages wait in a bounded queue for a thread that writes to this connection alone, so nobody
 * waits for a slow client; one whose queue is full is let go and comes back with its last event id. Thread-safe.
 */
final class LiveClient {
    private static final int WAITING = 1000;
    private static final Logger log = LoggerFactory.getLogger(LiveClient.class);

    private final Visitor visitor;
    private final BooleanSupplier stillWelcome;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final ServletOutputStream out;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);
    private final List<LabEvent> duringReplay = new ArrayList<>();
    private @Nullable Thread writer;
    private long sentTo;
    private boolean closed;

    LiveClient(Visitor visitor, BooleanSupplier stillWelcome, ServletOutputStream out) {
        this.visitor = visitor;
        this.stillWelcome = stillWelcome;
        this.out = out;
    }

    Visitor visitor() {
        return visitor;
    }

    UserId user() {
        return visitor.user().id();
    }

    /** Done when the client has left. */
    CompletableFuture<Void> end() {
        return end;
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
            if (!closed) {
                Thread thread = new Thread(this::write, "printlab-live-" + user());
                thread.setDaemon(true);
                writer = thread;
                sentTo = replayedTo;
                duringReplay.forEach(event -> happened(event, view));
                duringReplay.clear();
                thread.start();
            }
        }
    }

    /** The replay reads the log itself, so it may be ahead of the pump: what it sent is not sent again. */
    synchronized void happened(LabEvent event, Function<LabEvent, LiveMessage> view) {
        if (writer != null) {
            if (event.id() > sentTo) {
                sentTo = event.id();
                offer(view.apply(event).text());
            }
        } else if (duringReplay.size() < WAITING) {
            duringReplay.add(event);
        } else {
            close();
        }
    }

    /** Sends what is not worth keeping: left out while the replay runs or much else waits. */
    synchronized void passing(String text) {
        if (writer != null && waiting.size() < WAITING / 2) {
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

    /** Lets the client go. Its thread ends the response; before there is one, the caller does. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            Thread thread = writer;
            if (thread == null) {
                end.complete(null);
            } else {
                thread.interrupt();
            }
        }
    }

    private void offer(String text) {
        if (!closed && !waiting.offer(bytes(text))) {
            log.info("A live client of user {} is too slow and is let go", user());
            close();
        }
    }

    private void write() {
        try {
            while (!isClosed()) {
                out.write(waiting.take());
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException | IllegalStateException gone) {
            log.debug("A live client of user {} is gone: {}", user(), gone.toString());
        } finally {
            ended();
        }
    }

    private void ended() {
        synchronized (this) {
            closed = true;
        }
        end.complete(null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
