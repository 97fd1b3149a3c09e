package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Submission;
import java.time.Duration;
import java.time.Instant;

/**
 * A waiting job with everything that explains its place.
 *
 * @param leastVirtualTime the smallest virtual time among the users who wait
 */
public record Ranked(
        WaitingJob job, Submission submission, Needs needs, Share share, double leastVirtualTime, Instant now) {
    /** Never negative: a job whose order lies in the future has not begun to wait in its owner's turn. */
    Duration waited() {
        Duration waited = Duration.between(job.queuedAt(), now);
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}
