package io.printlab.dispatch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns one thread that steps a piece of logic: at an interval, and at once when woken. A step that throws is logged and
 * tried again, at growing intervals, so that a database that is away does not end the lab nor flood its log.
 */
public final class LabThread implements AutoCloseable {
    /** One step of the logic. */
    @FunctionalInterface
    public interface Step {
        void run() throws InterruptedException;
    }

    private static final Logger log = LoggerFactory.getLogger(LabThread.class);
    /** Keeps a step that is woken without end from taking a core. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Step step;
    private final Duration interval;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean stopping;
    private int failures;

    /** @param name of the thread: says who owns it */
    public LabThread(String name, Duration interval, Step step) {
        this.step = step;
        this.interval = interval;
        this.thread = new Thread(this::loop, name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Runs the next step now, or once more if one is running. Any thread; never blocks for long. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the running step end and stops the thread; interrupts a step that does not end in ten seconds. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (thread.isAlive() && Thread.currentThread() != thread) {
            join();
        }
    }

    private void join() {
        try {
            thread.join(STOP_LIMIT.toMillis());
            if (thread.isAlive()) {
                log.warn(
                        "Thread {} did not stop by itself in {} s; it is interrupted now",
                        thread.getName(),
                        STOP_LIMIT.toSeconds());
                thread.interrupt();
                thread.join(STOP_LIMIT.toMillis());
            }
        } catch (InterruptedException told) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (!isStopping()) {
                attempt();
                pause();
            }
        } catch (InterruptedException told) {
            log.debug("Thread {} was told to stop", thread.getName());
        }
    }

    private void attempt() throws InterruptedException {
        try {
            step.run();
            if (failures > 0) {
                log.info("{} works again after {} failed attempts", thread.getName(), failures);
            }
            failures = 0;
        } catch (RuntimeException fault) {
            failures++;
            if (Integer.bitCount(failures) == 1) {
                log.error("{} failed (attempt {}); it goes on trying", thread.getName(), failures, fault);
            }
        }
    }

    private void pause() throws InterruptedException {
        long nanos = interval.toNanos();
        if (failures > 0) {
            nanos = Math.min(LONGEST_PAUSE.toNanos(), Math.max(nanos, 100_000_000L) << Math.min(failures, 6));
        }
        lock.lock();
        try {
            long gap = SHORTEST_PAUSE.toNanos();
            while (!stopping && gap > 0) {
                gap = changed.awaitNanos(gap);
            }
            while (!woken && !stopping && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return thread.getName() + " every " + TimeUnit.NANOSECONDS.toMillis(interval.toNanos()) + " ms";
    }
}
