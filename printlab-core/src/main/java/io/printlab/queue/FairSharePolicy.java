package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shares the devices among the users by virtual time; deadlines, waiting and staff lend hours, and never give them. The store
 * reads its order from the front of the queue, however long the queue is.
 */
public final class FairSharePolicy implements QueuePolicy {
    private final Ranking ranking;
    private final PlacementRule placement;

    public FairSharePolicy() {
        this(PriorityWeights.DEFAULT);
    }

    /** Takes the class of work from what the owner said of it. */
    public FairSharePolicy(PriorityWeights weights) {
        this(weights, WorkClassifier.AS_SUBMITTED);
    }

    public FairSharePolicy(PriorityWeights weights, WorkClassifier classifier) {
        this(weights.ranking(), weights.rule(classifier));
    }

    /** For labs with factors of their own: the ranking orders the users, the rule places the jobs. */
    public FairSharePolicy(Ranking ranking, PlacementRule placement) {
        this.ranking = ranking;
        this.placement = placement;
    }

    @Override
    public String name() {
        return "fair-share";
    }

    @Override
    public Ranking ranking() {
        return ranking;
    }

    @Override
    public Placement place(Submission submission, Needs needs, Backlog own, Instant now) {
        return placement.place(name(), ranking, new Arrival(submission, needs, own, now));
    }

    @Override
    public List<FactorScore> scores(Ranked ranked) {
        List<FactorScore> scores = new ArrayList<>();
        scores.add(new FactorScore(
                "fair share",
                ranked.share().virtualTime(),
                "Its owner has been charged " + Figures.text(ranked.share().virtualTime())
                        + " h; the least among those who wait is " + Figures.text(ranked.leastVirtualTime()) + " h."
                        + ofGroup(ranked.share().weight())));
        addTier(scores, ranked.job().tier());
        double waiting = ranking.ageing() * Figures.hours(ranked.waited());
        if (waiting > 0) {
            scores.add(new FactorScore(
                    "waited",
                    -waiting,
                    "It has waited " + Figures.text(Figures.hours(ranked.waited())) + " h, which lends it "
                            + Figures.text(waiting) + " h."));
        }
        double length = ranking.finish() * ranked.job().cost();
        if (length > 0) {
            scores.add(new FactorScore(
                    "own length",
                    length,
                    "Among owners who are near short jobs come first; its own length counts " + Figures.text(length)
                            + " h."));
        }
        scores.addAll(placement.scores(ranked));
        return List.copyOf(scores);
    }

    private static String ofGroup(double weight) {
        return weight >= 1
                ? ""
                : " Each hour counts " + Figures.text(1 / weight)
                        + " times, as so many people of its owner's group have jobs.";
    }

    private void addTier(List<FactorScore> scores, Tier tier) {
        double loan = ranking.loan(tier);
        if (tier == Tier.OVERDUE) {
            scores.add(
                    0,
                    new FactorScore(
                            "tier",
                            -loan,
                            "It has waited as long as the lab lets anybody wait: it goes before everybody's share."));
        } else if (tier == Tier.EMERGENCY) {
            scores.add(0, new FactorScore("tier", -loan, "It is an emergency: it goes before everything else."));
        } else if (loan != 0) {
            scores.add(new FactorScore("tier", -loan, lent(tier, loan)));
        }
    }

    private static String lent(Tier tier, double hours) {
        return "Its tier, " + tier.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + (hours > 0 ? "lends it " : "takes from it ") + Figures.text(Math.abs(hours)) + " h.";
    }
}
