package io.printlab.discord;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread in which the gateway lives. */
final class DiscordThread {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordThread.class);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_A_DEFECT = Duration.ofSeconds(5);

    private final DiscordGateway gateway;
    private final Bell bell;
    private final Thread thread = new Thread(this::live, "printlab-discord");
    private volatile boolean stopping;

    DiscordThread(DiscordGateway gateway, Bell bell) {
        this.gateway = gateway;
        this.bell = bell;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Drains the outbox if Discord is there, closes the connection and ends the thread. Takes five seconds at most. */
    void stop() {
        stopping = true;
        bell.ring();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The Discord bot did not stop within {} s and is broken off.", STOP.toSeconds());
            thread.interrupt();
        }
    }

    private void live() {
        try {
            while (!stopping) {
                bell.await(step());
            }
            drain();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            gateway.close();
        }
    }

    private void drain() throws InterruptedException {
        long end = System.nanoTime() + DRAIN.toNanos();
        for (long left = DRAIN.toNanos(); gateway.canDrain() && left > 0; left = end - System.nanoTime()) {
            Duration wait = step();
            if (gateway.canDrain()) {
                bell.await(Duration.ofNanos(Math.min(left, wait.toNanos())));
            }
        }
    }

    private Duration step() {
        try {
            return gateway.step();
        } catch (RuntimeException defect) {
            LOG.error("The Discord bot met a defect and goes on. Please report it.", defect);
            return PAUSE_AFTER_A_DEFECT;
        }
    }
}
