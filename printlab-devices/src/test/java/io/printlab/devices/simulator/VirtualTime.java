package io.printlab.devices.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only while a test lets it. The thread that reads a cable runs as far as it was granted and then waits for
 * the next grant; meanwhile the test's thread does what people and the lab do. So both never run at once, and the same seed
 * gives the same run.
 */
final class VirtualTime {
    private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(30);

    private long now = TimeUnit.SECONDS.toNanos(1);
    private long granted = now;
    private boolean waits;
    private @Nullable VirtualCable cable;
    private @Nullable Thread reader;
    private @Nullable Thread leaving;

    synchronized long now() {
        return now;
    }

    /** Lets so much time pass, and returns once it has. */
    void pass(Duration time) {
        awaitWhoLostTheCable();
        passNow(time);
    }

    private synchronized void passNow(Duration time) {
        long until = now + time.toNanos();
        if (cable != null) {
            granted = until;
            waits = false;
            notifyAll();
            awaitReader();
        }
        now = Math.max(now, until);
    }

    /** No more grants: whoever reads runs as fast as it can. For the end of a test. */
    synchronized void letRun() {
        granted = Long.MAX_VALUE;
        notifyAll();
    }

    /** Whoever read a cable that was pulled still has to tell of it: no time passes before that. */
    private void awaitWhoLostTheCable() {
        Thread telling;
        synchronized (this) {
            telling = leaving;
            leaving = null;
        }
        if (telling == null || telling == Thread.currentThread()) {
            return;
        }
        try {
            telling.join(TimeUnit.NANOSECONDS.toMillis(HANG_NANOS));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", told);
        }
    }

    private void awaitReader() {
        long deadline = System.nanoTime() + HANG_NANOS;
        try {
            while (!waits && cable != null) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("the session hangs: it has not read on for 30 s of real time");
                }
                wait(left);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", told);
        }
    }

    synchronized void plug(VirtualCable next) {
        cable = next;
        waits = false;
    }

    synchronized void unplug(VirtualCable gone) {
        if (cable == gone) {
            cable = null;
            leaving = reader;
        }
        notifyAll();
    }

    /** Called by the reader: lets time pass up to then, and waits where it needs a grant. */
    synchronized void awaitGrant(long until) throws IOException {
        try {
            VirtualCable reading = cable;
            reader = Thread.currentThread();
            while (now >= granted && reading != null && cable == reading) {
                waits = true;
                notifyAll();
                wait();
            }
            waits = false;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IOException("the reader was interrupted", told);
        }
        now = Math.max(now, Math.min(until, granted));
    }
}
