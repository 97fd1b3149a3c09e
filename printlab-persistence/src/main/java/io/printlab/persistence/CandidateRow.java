package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.queue.Lane;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job beside the share of its owner, or an owner without a job in the lanes.
 *
 * @param waiting how many jobs the owner has waiting, whatever their lanes
 * @param bound no waiting job of the owner has a smaller figure
 * @param found how many owners, or pairs of lane and owner, were looked at
 */
record CandidateRow(
        @Nullable JobId id,
        UserId owner,
        @Nullable Lane lane,
        @Nullable Integer tier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        @Nullable Instant queuedAt,
        @Nullable Double cost,
        @Nullable Double rank,
        double virtualTime,
        double weight,
        int waiting,
        double bound,
        int found) {
    boolean isJob() {
        return id != null;
    }

    WaitingJob job() {
        return new WaitingRow(
                        Objects.requireNonNull(id),
                        owner,
                        Objects.requireNonNull(lane),
                        Objects.requireNonNull(tier),
                        promoteAt,
                        overdueAt,
                        Objects.requireNonNull(queuedAt),
                        Objects.requireNonNull(cost),
                        Objects.requireNonNull(rank))
                .toWaitingJob();
    }

    Share share() {
        return new Share(owner, virtualTime, weight);
    }
}
