package io.printlab.queue;

import io.printlab.job.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands while the factors place it; each verb returns the next value.
 *
 * @param promoteAt when it moves to AT_RISK, or null
 * @param overdueAt when it moves to OVERDUE, or null
 * @param orderAt its place among its owner's jobs of one tier, and when its waiting time begins to count
 * @param hours what the print is expected to use, in device hours; above 0
 * @param cost what its claim charges, in device hours; above 0
 */
public record Standing(
        Tier tier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        Instant orderAt,
        double hours,
        double cost) {
    static Standing start(Instant now) {
        return new Standing(Tier.NORMAL, null, null, now, 1, 1);
    }

    public Standing inTier(Tier next) {
        return new Standing(next, promoteAt, overdueAt, orderAt, hours, cost);
    }

    /** The earlier of both promotions counts. */
    public Standing promotedBy(Instant at) {
        return promoteAt != null && promoteAt.isBefore(at)
                ? this
                : new Standing(tier, at, overdueAt, orderAt, hours, cost);
    }

    public Standing neverPromoted() {
        return new Standing(tier, null, null, orderAt, hours, cost);
    }

    public Standing overdueAt(Instant at) {
        return new Standing(tier, promoteAt, at, orderAt, hours, cost);
    }

    public Standing orderedAt(Instant at) {
        return new Standing(tier, promoteAt, overdueAt, at, hours, cost);
    }

    public Standing using(double nextHours, double nextCost) {
        return new Standing(tier, promoteAt, overdueAt, orderAt, nextHours, nextCost);
    }

    public Standing costing(double next) {
        return new Standing(tier, promoteAt, overdueAt, orderAt, hours, next);
    }
}
