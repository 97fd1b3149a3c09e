package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.job.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of the queue as a policy sees it.
 *
 * @param tier its tier now, promotion included
 * @param promoteAt when it moves to AT_RISK, or null
 * @param queuedAt orders the jobs of one user inside a tier
 * @param cost what its claim charges the owner, in device hours
 */
public record WaitingJob(
        JobId id,
        UserId owner,
        Lane lane,
        Tier tier,
        @Nullable Instant promoteAt,
        Instant queuedAt,
        double cost) {}
