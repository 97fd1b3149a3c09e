package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobEvent;
import io.printlab.job.JobState;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.queue.Lane;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one move writes: the job as it stands after it, the line of history, and what the share is charged.
 *
 * @param tier number of the new placement's tier; null if the move places nothing
 * @param rank of the new placement; null if the move places nothing
 * @param requiredFence the token that must still stand, or null
 * @param eventPlace which of the transaction's events tells of it, from 0
 * @param waitingChange by how many the owner's waiting jobs change: -1, 0 or 1
 */
record MoveRow(
        Instant since,
        Submission submission,
        @Nullable Needs needs,
        @Nullable Lane lane,
        @Nullable Tier placedTier,
        @Nullable Integer tier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        @Nullable Instant queuedAt,
        @Nullable Double cost,
        @Nullable Double placedRank,
        @Nullable Double rank,
        @Nullable Instant movesUpAt,
        @Nullable String policy,
        @Nullable DeviceId device,
        @Nullable NodeId node,
        @Nullable Long fence,
        @Nullable Instant claimedAt,
        @Nullable Instant leaseUntil,
        @Nullable Long requiredFence,
        JobEventRow event,
        TextMap details,
        int eventPlace,
        double charge,
        int waitingChange) {
    static MoveRow of(JobChange change, int eventPlace) {
        Job after = change.after();
        JobEvent event = change.event();
        Needs needs = after.needs();
        Placement place = after.placement();
        Placement placedNow = event.placement();
        Lease lease = after.lease();
        return new MoveRow(
                after.since(),
                after.submission(),
                needs,
                needs == null ? null : Lane.of(needs),
                place == null ? null : place.tier(),
                placedNow == null ? null : Integer.valueOf(TierRank.of(placedNow.tier())),
                place == null ? null : place.promoteAt(),
                place == null ? null : place.overdueAt(),
                place == null ? null : place.queuedAt(),
                place == null ? null : Double.valueOf(place.cost()),
                place == null ? null : Double.valueOf(place.rank()),
                placedNow == null ? null : Double.valueOf(placedNow.rank()),
                placedNow == null ? null : placedNow.movesUpAt(),
                place == null ? null : place.policy(),
                lease == null ? null : lease.device(),
                lease == null ? null : lease.node(),
                lease == null ? null : Long.valueOf(lease.fence()),
                lease == null ? null : lease.claimedAt(),
                change.leaseUntil(),
                change.requiredFence(),
                JobEventRow.of(event),
                details(event),
                eventPlace,
                change.charge(),
                waiting(event.to()) - waiting(event.from()));
    }

    private static int waiting(@Nullable JobState state) {
        return state == JobState.QUEUED ? 1 : 0;
    }

    static TextMap details(JobEvent event) {
        Map<String, String> details = new HashMap<>();
        details.put("move", event.move().name());
        details.put("to", event.to().name());
        JobState from = event.from();
        if (from != null) {
            details.put("from", from.name());
        }
        String reason = event.reason();
        if (reason != null) {
            details.put("reason", reason);
        }
        return new TextMap(details);
    }
}
