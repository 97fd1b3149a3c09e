package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.file.PrintFileId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record JobRow(
        JobId id,
        long version,
        JobState state,
        Instant since,
        UserId owner,
        PrintFileId file,
        String title,
        String source,
        Urgency urgency,
        @Nullable Instant deadline,
        @Nullable String material,
        Instant submittedAt,
        @Nullable Wishes wishes,
        @Nullable String group,
        @Nullable Needs needs,
        @Nullable Tier placedTier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        @Nullable Instant queuedAt,
        @Nullable Double cost,
        @Nullable Double placedRank,
        @Nullable String policy,
        @Nullable DeviceId device,
        @Nullable NodeId node,
        @Nullable Long fence,
        @Nullable Instant claimedAt,
        @Nullable String reason,
        double charged) {
    Job toJob() {
        return new Job(
                id,
                version,
                state,
                since,
                new Submission(
                        owner,
                        file,
                        title,
                        source,
                        urgency,
                        deadline,
                        material,
                        submittedAt,
                        wishes == null ? Wishes.NONE : wishes,
                        group),
                needs,
                placement(),
                lease(),
                reason,
                charged);
    }

    private @Nullable Placement placement() {
        return placedTier == null
                ? null
                : new Placement(
                        placedTier,
                        promoteAt,
                        overdueAt,
                        Objects.requireNonNull(queuedAt),
                        Objects.requireNonNull(cost),
                        placedRank == null ? 0 : placedRank,
                        Objects.requireNonNull(policy));
    }

    private @Nullable Lease lease() {
        return device == null
                ? null
                : new Lease(
                        device,
                        Objects.requireNonNull(node),
                        Objects.requireNonNull(fence),
                        Objects.requireNonNull(claimedAt));
    }
}
