package io.printlab.app.mail;

import io.printlab.dispatch.LabThread;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes and sends letters on a thread of its own, so that a request that may lead to one takes as long as a request that does
 * not. Thread-safe; started and closed once.
 */
@Singleton
public final class MailRoom implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MailRoom.class);
    private static final int MOST_WAITING = 200;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final MailSettings settings;
    private final SmtpPost post;
    private final BlockingQueue<Supplier<List<Letter>>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LabThread thread = new LabThread("printlab-mail", INTERVAL, this::step);

    @Inject
    MailRoom(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.post = new SmtpPost(settings, clock);
    }

    /** Whether the lab sends mail at all. */
    public boolean isOpen() {
        return settings.isOn();
    }

    /**
     * Has letters written and sent soon. A letter that the server does not take is logged and given up.
     *
     * @param letters called on the thread of the mail room; may block on the database
     * @throws PrintLabException UNAVAILABLE if too much waits
     */
    public void post(Supplier<List<Letter>> letters) {
        if (!waiting.offer(letters)) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE, "Too many letters wait to be sent. Try again in a few minutes.");
        }
        thread.wake();
    }

    public void start() {
        if (isOpen()) {
            thread.start();
        }
    }

    @Override
    public void close() {
        if (isOpen()) {
            thread.close();
        }
    }

    private void step() {
        for (Supplier<List<Letter>> next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                next.get().forEach(post::send);
            } catch (PrintLabException failed) {
                log.error("A letter was given up", failed);
            }
        }
    }
}
