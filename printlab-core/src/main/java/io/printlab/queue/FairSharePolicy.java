package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Tier first, then the user with the smallest virtual time, then the user's own order. The store reads its order from the
 * front of the queue, however long the queue is.
 */
public final class FairSharePolicy implements QueuePolicy {
    private final PlacementRule placement;

    public FairSharePolicy() {
        this(PlacementRule.BY_ARRIVAL);
    }

    public FairSharePolicy(PlacementRule placement) {
        this.placement = placement;
    }

    @Override
    public String name() {
        return "fair-share";
    }

    @Override
    public Placement place(Submission submission, Needs needs, Instant now) {
        return placement.place(name(), new Arrival(submission, needs, Backlog.NONE, now));
    }

    @Override
    public Comparator<Candidate> order(Instant now) {
        return Comparator.comparing((Candidate candidate) -> candidate.job().tier())
                .thenComparingDouble(Candidate::ownerVirtualTime)
                .thenComparing(candidate -> candidate.job().queuedAt())
                .thenComparing(candidate -> candidate.job().id());
    }

    @Override
    public List<FactorScore> scores(Ranked ranked) {
        return placement.scores(ranked);
    }

    @Override
    public boolean servesByShare() {
        return true;
    }
}
