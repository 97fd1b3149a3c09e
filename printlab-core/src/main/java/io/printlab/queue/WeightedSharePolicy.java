package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Shares the devices among the users by virtual time; deadlines, waiting and staff lend hours, and never give them. */
public final class WeightedSharePolicy implements QueuePolicy {
    private final PriorityWeights weights;
    private final PlacementRule placement;

    public WeightedSharePolicy() {
        this(PriorityWeights.DEFAULT, PlacementRule.DEFAULT);
    }

    public WeightedSharePolicy(PriorityWeights weights, WorkClassifier classifier) {
        this(weights, weights.rule(classifier));
    }

    /** For labs with factors of their own: the weights order the users, the rule places the jobs. */
    public WeightedSharePolicy(PriorityWeights weights, PlacementRule placement) {
        this.weights = weights;
        this.placement = placement;
    }

    @Override
    public String name() {
        return "weighted-share";
    }

    @Override
    public Placement place(Submission submission, Needs needs, Instant now) {
        return place(submission, needs, Backlog.NONE, now);
    }

    @Override
    public Placement place(Submission submission, Needs needs, Backlog own, Instant now) {
        return placement.place(name(), new Arrival(submission, needs, own, now));
    }

    @Override
    public Comparator<Candidate> order(Instant now) {
        return new FairShareOrder(weights, now).comparator();
    }

    @Override
    public List<FactorScore> scores(Ranked ranked) {
        WaitingJob job = ranked.job();
        FairShareOrder order = new FairShareOrder(weights, ranked.now());
        List<FactorScore> scores = new ArrayList<>();
        if (order.overdue(job)) {
            scores.add(new FactorScore(
                    "waiting",
                    0,
                    "It has waited as long as the lab lets anybody wait: it goes before everybody's share."));
        }
        scores.add(new FactorScore(
                "fair share",
                ranked.share().virtualTime(),
                "Its owner has been charged " + Figures.text(ranked.share().virtualTime())
                        + " h; the least among those who wait is " + Figures.text(ranked.leastVirtualTime()) + " h."));
        double loan = weights.loan(job.tier());
        if (loan != 0 && job.tier() != Tier.EMERGENCY) {
            scores.add(new FactorScore("tier", -loan, lent(job.tier(), loan)));
        }
        double waiting = order.lentByWaiting(job);
        if (waiting > 0) {
            scores.add(new FactorScore(
                    "waited",
                    -waiting,
                    "It has waited " + Figures.text(Figures.hours(ranked.waited())) + " h, which lends it "
                            + Figures.text(waiting) + " h."));
        }
        scores.addAll(placement.scores(ranked));
        return List.copyOf(scores);
    }

    private static String lent(Tier tier, double hours) {
        return "Its tier, " + tier.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + (hours > 0 ? "lends it " : "takes from it ") + Figures.text(Math.abs(hours)) + " h.";
    }

    @Override
    public boolean servesByShare() {
        return true;
    }
}
