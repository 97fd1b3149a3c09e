package io.printlab.devices.serial;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a port whose device takes no bytes: such a write would block for good. Owns one daemon thread. */
final class WriteWatchdog {
    private static final Logger log = LoggerFactory.getLogger(WriteWatchdog.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_MILLIS = 1000;

    private final String path;
    private final Runnable giveUp;
    private final Thread thread;
    private final Object stopping = new Object();
    private boolean stopped;
    private volatile boolean writing;
    private volatile long since;

    WriteWatchdog(String path, Runnable giveUp) {
        this.path = path;
        this.giveUp = giveUp;
        this.thread = new Thread(this::watch, "printlab-serial-watchdog " + path);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void writeBegins() {
        since = System.nanoTime();
        writing = true;
    }

    void writeEnds() {
        writing = false;
    }

    void stop() {
        synchronized (stopping) {
            stopped = true;
            stopping.notifyAll();
        }
    }

    private void watch() {
        while (!waitedToStop()) {
            if (writing && System.nanoTime() - since > PATIENCE_NANOS) {
                log.warn("Serial port {} has taken no bytes for 5 s; giving it up.", path);
                giveUp.run();
                return;
            }
        }
    }

    private boolean waitedToStop() {
        synchronized (stopping) {
            try {
                long left = LOOK_MILLIS;
                long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
                while (!stopped && left > 0) {
                    stopping.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return true;
            }
            return stopped;
        }
    }
}
