package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Tier first, then the order of arrival. For labs that want no shares. */
public final class FirstInFirstOutPolicy implements QueuePolicy {
    private final PlacementRule placement;

    public FirstInFirstOutPolicy() {
        this(PlacementRule.BY_ARRIVAL);
    }

    public FirstInFirstOutPolicy(PlacementRule placement) {
        this.placement = placement;
    }

    @Override
    public String name() {
        return "first-in-first-out";
    }

    @Override
    public Placement place(Submission submission, Needs needs, Instant now) {
        return placement.place(name(), new Arrival(submission, needs, Backlog.NONE, now));
    }

    @Override
    public List<FactorScore> scores(Ranked ranked) {
        return placement.scores(ranked);
    }

    @Override
    public Comparator<Candidate> order(Instant now) {
        return Comparator.comparing((Candidate candidate) -> candidate.job().tier())
                .thenComparing(candidate -> candidate.job().queuedAt())
                .thenComparing(candidate -> candidate.job().id());
    }
}
