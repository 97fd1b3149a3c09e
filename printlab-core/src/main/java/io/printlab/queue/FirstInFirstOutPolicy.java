package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Tier first, then the order of arrival. For labs that want no shares. */
public final class FirstInFirstOutPolicy implements QueuePolicy {
    private static final Ranking RANKING = new Ranking(
            Map.of(
                    Tier.EMERGENCY, 4 * Ranking.BEFORE_EVERY_SHARE,
                    Tier.OVERDUE, 3 * Ranking.BEFORE_EVERY_SHARE,
                    Tier.AT_RISK, 2 * Ranking.BEFORE_EVERY_SHARE,
                    Tier.HIGH, Ranking.BEFORE_EVERY_SHARE,
                    Tier.LOW, -Ranking.BEFORE_EVERY_SHARE),
            0,
            1);

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
    public Ranking ranking() {
        return RANKING;
    }

    @Override
    public Placement place(Submission submission, Needs needs, Backlog own, Instant now) {
        return placement.place(name(), RANKING, new Arrival(submission, needs, own, now));
    }

    @Override
    public List<FactorScore> scores(Ranked ranked) {
        return placement.scores(ranked);
    }

    @Override
    public Comparator<Candidate> order(Instant now) {
        return Comparator.comparing(Candidate::job, WaitingJob.OWN_ORDER);
    }

    @Override
    public boolean servesByShare() {
        return false;
    }
}
