package io.printlab.queue;

import io.printlab.job.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * Emergencies, then what has waited as long as the lab lets anybody wait, then the smallest figure: the owner's virtual
 * time, with a part of the job's own cost, less the hours that are lent by its tier and by its waiting. What is lent has a
 * bound, so it moves a user forward once and leaves the shares as they are in the long run.
 */
final class FairShareOrder {
    private static final int EMERGENCY = 0;
    private static final int OVERDUE = 1;
    private static final int SHARED = 2;

    private final PriorityWeights weights;
    private final Instant now;

    FairShareOrder(PriorityWeights weights, Instant now) {
        this.weights = weights;
        this.now = now;
    }

    Comparator<Candidate> comparator() {
        return Comparator.comparingInt((Candidate candidate) -> rank(candidate.job()))
                .thenComparingDouble(this::figure)
                .thenComparing(candidate -> candidate.job().tier())
                .thenComparing(candidate -> candidate.job().queuedAt())
                .thenComparing(candidate -> candidate.job().id());
    }

    /** The figure that orders the users; the smallest is first. */
    double figure(Candidate candidate) {
        return candidate.ownerVirtualTime()
                + weights.finish() * candidate.job().cost()
                - weights.loan(candidate.job().tier())
                - lentByWaiting(candidate.job());
    }

    /** Grows by the hour from the job's turn among its owner's; what its tier may wait at most is the bound. */
    double lentByWaiting(WaitingJob job) {
        Duration waited = Duration.between(job.queuedAt(), now);
        double hours = Math.min(Figures.hours(waited), Figures.hours(weights.longestWait(job.tier())));
        return weights.ageing() * Math.max(0, hours);
    }

    boolean overdue(WaitingJob job) {
        return job.tier() == Tier.AT_RISK
                && !job.queuedAt().plus(weights.maxWaitNormal()).isAfter(now);
    }

    private int rank(WaitingJob job) {
        if (job.tier() == Tier.EMERGENCY) {
            return EMERGENCY;
        }
        return overdue(job) ? OVERDUE : SHARED;
    }
}
