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
 * A job beside the share of its owner, and how much was looked at; without a job if there is none at all.
 *
 * @param waiting how many jobs the owner has waiting, whatever their lanes
 * @param bound no waiting job of an owner after the walk has a smaller figure
 * @param walked how many owners, or pairs of lane and owner, were looked at
 * @param heads how many of these owners have a job in the lanes
 * @param picked how many of these were picked
 */
record CandidateRow(
        @Nullable JobId id,
        @Nullable UserId owner,
        @Nullable Lane lane,
        @Nullable Integer tier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        @Nullable Instant queuedAt,
        @Nullable Double cost,
        @Nullable Double rank,
        @Nullable Double virtualTime,
        @Nullable Double weight,
        @Nullable Integer waiting,
        @Nullable Double bound,
        int walked,
        int heads,
        int picked) {
    boolean isJob() {
        return id != null;
    }

    int waits() {
        return waiting == null ? 0 : waiting;
    }

    WaitingJob job() {
        return new WaitingRow(
                        Objects.requireNonNull(id),
                        Objects.requireNonNull(owner),
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
        return new Share(
                Objects.requireNonNull(owner), Objects.requireNonNull(virtualTime), Objects.requireNonNull(weight));
    }
}
