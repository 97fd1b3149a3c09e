package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.queue.Lane;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a waiting job is in its owner's own order.
 *
 * @param ownBefore how many jobs of the owner come before it, as far as they were read
 * @param at the owner's virtual time once these are claimed
 * @param ownCost what one of these costs on average
 */
record OwnPlaceRow(
        JobId id,
        UserId owner,
        Lane lane,
        int tier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        Instant queuedAt,
        double cost,
        double rank,
        int ownBefore,
        double at,
        double ownCost) {
    double figure() {
        return at + rank;
    }

    WaitingJob toWaitingJob() {
        return new WaitingRow(id, owner, lane, tier, promoteAt, overdueAt, queuedAt, cost, rank).toWaitingJob();
    }
}
