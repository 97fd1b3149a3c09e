package io.printlab.devices.marlin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much of a file is done, and how long the rest takes. */
final class PrintProgress {
    private static final double ENOUGH_TO_JUDGE = 0.01;

    private final FileCheck file;
    private final @Nullable Duration expected;
    private final long started;
    private long bytesDone;

    PrintProgress(FileCheck file, @Nullable Duration expected, long started) {
        this.file = file;
        this.expected = expected;
        this.started = started;
    }

    void done(long bytes) {
        bytesDone = bytes;
    }

    /** 0 to 1. */
    double done() {
        return file.progress(bytesDone);
    }

    /** At the beginning the expected time counts, towards the end what the elapsed time says. */
    @Nullable Duration remaining(long now) {
        double done = done();
        double elapsed = (now - started) / 1e9;
        double byElapsed = done > ENOUGH_TO_JUDGE ? elapsed / done * (1 - done) : -1;
        if (expected == null) {
            return byElapsed < 0 ? null : seconds(byElapsed);
        }
        double byPlan = Math.max(0, expected.toSeconds() * (1 - done));
        return seconds(byElapsed < 0 ? byPlan : byPlan * (1 - done) + byElapsed * done);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.min(seconds * 1000, 1e12));
    }
}
