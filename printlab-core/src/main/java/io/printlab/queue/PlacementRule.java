package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import java.time.Duration;
import java.time.Instant;

/**
 * Places a job by its urgency, its deadline and the longest wait that the lab promises:
 * {@code promoteAt = min(deadline - estimate * (1 + slack), queued + maxWait(tier))}.
 *
 * @param slack how much longer than its estimate a print may take; 0.25 is a quarter
 * @param defaultEstimate taken for prints whose time is not known
 */
public record PlacementRule(
        double slack, Duration maxWaitHigh, Duration maxWaitNormal, Duration maxWaitLow, Duration defaultEstimate) {
    private static final double MILLIS_PER_HOUR = 3_600_000.0;
    private static final double SMALLEST_COST = 1.0 / 60;

    public static final PlacementRule DEFAULT = new PlacementRule(
            0.25, Duration.ofHours(24), Duration.ofHours(72), Duration.ofDays(7), Duration.ofHours(4));

    Placement place(String policy, Submission submission, Needs needs, Instant now) {
        Duration estimate = needs.estimate().printTime();
        Duration expected = estimate == null ? defaultEstimate : estimate;
        Tier tier = switch (submission.urgency()) {
            case EMERGENCY -> Tier.EMERGENCY;
            case HIGH -> Tier.HIGH;
            case NORMAL -> Tier.NORMAL;
            case LOW -> Tier.LOW;
        };
        double cost = Math.max(SMALLEST_COST, expected.toMillis() / MILLIS_PER_HOUR);
        if (tier == Tier.EMERGENCY) {
            return new Placement(tier, null, now, cost, policy);
        }
        Instant promoteAt = now.plus(
                switch (tier) {
                    case HIGH -> maxWaitHigh;
                    case LOW -> maxWaitLow;
                    default -> maxWaitNormal;
                });
        Instant deadline = submission.deadline();
        if (deadline != null) {
            Instant latestStart = deadline.minusMillis((long) (expected.toMillis() * (1 + slack)));
            promoteAt = latestStart.isBefore(promoteAt) ? latestStart : promoteAt;
        }
        return new Placement(tier, promoteAt, now, cost, policy);
    }
}
