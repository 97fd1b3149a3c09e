package io.printlab.app.http;

import java.time.Duration;

/**
 * How slow an upload may be, so that nobody holds the lab's threads for ever.
 *
 * @param grace how long it may take before it is measured
 * @param bytesPerSecond the least that has to come in after that, on average
 */
record Pace(Duration grace, long bytesPerSecond) {
    static final Pace PATIENT = new Pace(Duration.ofSeconds(60), 1024);

    /** Whether so many bytes in so long a time are enough. */
    boolean allows(long bytes, Duration elapsed) {
        double beyond = elapsed.minus(grace).toNanos() / 1e9;
        return beyond <= 0 || bytes >= beyond * bytesPerSecond;
    }
}
