package io.printlab.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy put a job in the queue.
 *
 * @param tier its tier when it was placed
 * @param promoteAt when it moves to {@link Tier#AT_RISK}, or null if it never does
 * @param overdueAt when it moves to {@link Tier#OVERDUE}, or null if it never does
 * @param queuedAt its turn among its owner's jobs: when its waiting begins to count
 * @param cost what the owner's share is charged when the job is claimed, in device hours
 * @param rank where it stands on the scale of the shares, in device hours: the smallest sum with the owner's virtual time is
 *     first, and orders the jobs of one owner; a promotion lowers it
 * @param policy name of the policy that placed it
 */
public record Placement(
        Tier tier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        Instant queuedAt,
        double cost,
        double rank,
        String policy) {
    public Placement placedBy(String name) {
        return new Placement(tier, promoteAt, overdueAt, queuedAt, cost, rank, name);
    }

    /** When it is promoted first, or null. */
    public @Nullable Instant movesUpAt() {
        Instant atRisk = tier.compareTo(Tier.AT_RISK) > 0 ? promoteAt : null;
        Instant overdue = tier.compareTo(Tier.OVERDUE) > 0 ? overdueAt : null;
        return atRisk == null || (overdue != null && overdue.isBefore(atRisk)) ? overdue : atRisk;
    }

    /** Its tier at a time, after the promotions that are due then. */
    public Tier tierAt(Instant now) {
        if (overdueAt != null && !overdueAt.isAfter(now)) {
            return Tier.OVERDUE;
        }
        boolean atRisk = promoteAt != null && !promoteAt.isAfter(now) && tier.compareTo(Tier.AT_RISK) > 0;
        return atRisk ? Tier.AT_RISK : tier;
    }
}
