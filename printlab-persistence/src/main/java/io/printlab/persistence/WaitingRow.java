package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.queue.Lane;
import io.printlab.queue.WaitingJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record WaitingRow(
        JobId id,
        UserId owner,
        Lane lane,
        int tier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        Instant queuedAt,
        double cost,
        double rank) {
    WaitingJob toWaitingJob() {
        return new WaitingJob(
                id,
                owner,
                lane,
                TierRank.tier(tier),
                tier > TierRank.AT_RISK ? promoteAt : null,
                tier > TierRank.OVERDUE ? overdueAt : null,
                queuedAt,
                cost,
                rank);
    }
}
