package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.queue.Lane;
import io.printlab.queue.Share;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The first job of an owner beside the owner's share and number of waiting jobs. */
record CandidateRow(
        JobId id,
        UserId owner,
        Lane lane,
        int tier,
        @Nullable Instant promoteAt,
        Instant queuedAt,
        double cost,
        double virtualTime,
        double weight,
        int waiting) {
    WaitingRow job() {
        return new WaitingRow(id, owner, lane, tier, promoteAt, queuedAt, cost);
    }

    Share share() {
        return new Share(owner, virtualTime, weight);
    }
}
