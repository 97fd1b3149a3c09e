package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A job of the queue as a policy sees it.
 *
 * @param tier its tier now, promotion included
 * @param promoteAt when it moves to AT_RISK, or null
 * @param overdueAt when it moves to OVERDUE, or null
 * @param queuedAt when its waiting begins to count
 * @param cost what its claim charges the owner, in device hours
 * @param rank where it stands on the scale of the shares now, promotion included, in device hours
 */
public record WaitingJob(
        JobId id,
        UserId owner,
        Lane lane,
        Tier tier,
        @Nullable Instant promoteAt,
        @Nullable Instant overdueAt,
        Instant queuedAt,
        double cost,
        double rank) {
    /** The order among the jobs of one owner. */
    public static final Comparator<WaitingJob> OWN_ORDER =
            Comparator.comparingDouble(WaitingJob::rank).thenComparing(WaitingJob::id);

    /** The next promotion, or null. */
    public @Nullable Instant movesUpAt() {
        return promoteAt == null || (overdueAt != null && overdueAt.isBefore(promoteAt)) ? overdueAt : promoteAt;
    }

    /** After the promotions that are due. */
    public WaitingJob promoted(Instant now, Ranking ranking) {
        if (overdueAt != null && !overdueAt.isAfter(now)) {
            return in(Tier.OVERDUE, null, null, ranking);
        }
        return promoteAt != null && !promoteAt.isAfter(now) ? in(Tier.AT_RISK, null, overdueAt, ranking) : this;
    }

    private WaitingJob in(Tier next, @Nullable Instant promotion, @Nullable Instant overdue, Ranking ranking) {
        return new WaitingJob(
                id, owner, lane, next, promotion, overdue, queuedAt, cost, rank - ranking.lift(tier, next));
    }
}
