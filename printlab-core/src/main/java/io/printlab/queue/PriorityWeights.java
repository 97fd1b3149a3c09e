package io.printlab.queue;

import io.printlab.job.Tier;
import io.printlab.job.WorkClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The figures of the fair share, as a lab sets them. Hours are device hours where nothing else is said.
 *
 * @param classes weight of each class of work, above 0; an hour of a class of weight 2 is charged as half an hour
 * @param slack how much longer than its estimate a print may take before its deadline; 0.25 is a quarter
 * @param lead how long before its latest start a job with a deadline moves up
 * @param ageing hours that each hour of waiting lends, 0 or more
 * @param maxWaitHigh longest wait in the queue of a job that staff marked urgent
 * @param maxWaitNormal longest wait of other jobs; past it a job goes before everybody's share
 * @param maxWaitLow longest wait of a job that its owner said can wait
 * @param loanAtRisk hours that are lent to a job whose deadline is at risk
 * @param loanHigh hours that are lent to a job that staff marked urgent; those of LOW jobs are taken away likewise
 * @param shortPull hours that a job stands back among its owner's, for each hour of print
 * @param finish how often a job's own cost counts when users are compared, 0 or more: at 0 only what each was charged
 *     before, at 1 what each will have been charged with it, above 1 short jobs come first among users who are near
 * @param defaultEstimate taken for prints whose time is not known
 * @param gramsPerHour filament that is worth a device hour
 * @param byGroup whether groups have equal shares, and their members equal parts of these; else all users have equal shares
 */
public record PriorityWeights(
        Map<WorkClass, Double> classes,
        double slack,
        Duration lead,
        double ageing,
        Duration maxWaitHigh,
        Duration maxWaitNormal,
        Duration maxWaitLow,
        double loanAtRisk,
        double loanHigh,
        double shortPull,
        double finish,
        Duration defaultEstimate,
        double gramsPerHour,
        boolean byGroup) {
    private static final double LONGEST_BACK = 24;

    public static final PriorityWeights DEFAULT = new PriorityWeights(
            Map.of(),
            0.25,
            Duration.ofHours(36),
            0.05,
            Duration.ofHours(24),
            Duration.ofHours(120),
            Duration.ofDays(9),
            8,
            6,
            3,
            3,
            Duration.ofHours(4),
            60,
            false);

    public PriorityWeights {
        classes = Map.copyOf(classes);
        Figures.notNegative("the ageing", ageing);
        Figures.notNegative("the part of a job's own cost", finish);
        requireStep("HIGH", loanHigh, ageing * Figures.hours(maxWaitNormal));
        requireStep("AT_RISK", loanAtRisk - loanHigh, ageing * Figures.hours(maxWaitHigh));
    }

    public PriorityWeights withClasses(Map<WorkClass, Double> next) {
        return new PriorityWeights(
                next,
                slack,
                lead,
                ageing,
                maxWaitHigh,
                maxWaitNormal,
                maxWaitLow,
                loanAtRisk,
                loanHigh,
                shortPull,
                finish,
                defaultEstimate,
                gramsPerHour,
                byGroup);
    }

    /** The factors in the order in which they are applied. */
    public PlacementRule rule(WorkClassifier classifier) {
        return new PlacementRule(List.of(
                new UsageFactor(defaultEstimate, gramsPerHour),
                new WorkClassFactor(classes, classifier),
                new UrgencyFactor(),
                new OwnTurnFactor(),
                new ShortFirstFactor(shortPull, LONGEST_BACK),
                new WaitingTimeFactor(maxWaitHigh, maxWaitNormal, maxWaitLow),
                new DeadlineFactor(slack, lead)));
    }

    /** Hours lent to the jobs of a tier; what is lent steps over all that waiting can lend to the tier below. */
    public Ranking ranking() {
        return new Ranking(
                Map.of(
                        Tier.EMERGENCY,
                        2 * Ranking.BEFORE_EVERY_SHARE,
                        Tier.OVERDUE,
                        Ranking.BEFORE_EVERY_SHARE,
                        Tier.AT_RISK,
                        loanAtRisk,
                        Tier.HIGH,
                        loanHigh,
                        Tier.LOW,
                        -Math.max(loanHigh, ageing * Figures.hours(maxWaitLow))),
                finish,
                ageing);
    }

    private static void requireStep(String tier, double step, double lent) {
        if (!(step >= lent) || Double.isInfinite(step)) {
            throw new IllegalArgumentException("the loan of " + tier + " is larger than that of the tier below by "
                    + step + " h; waiting alone can lend " + lent
                    + " h there, so make it at least that, or the ageing smaller");
        }
    }
}
