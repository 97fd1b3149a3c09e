package io.printlab.queue;

import io.printlab.account.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The waiting jobs (state QUEUED) as a policy needs them. Thread-safe; throws UNAVAILABLE without the database. */
public interface QueueRepository {
    /** The lanes in which jobs wait. */
    List<Lane> lanes();

    /** The first job, by (tier, queuedAt, id), of each user in each of these lanes. */
    List<WaitingJob> heads(Collection<Lane> lanes);

    /** Waiting jobs by (tier, queuedAt, id), at most limit. */
    List<WaitingJob> waiting(int limit);

    /** How many jobs wait. */
    long count();

    /** The shares of all users who have ever been charged or have jobs waiting. */
    Map<UserId, Share> shares();

    /** Moves the waiting jobs whose time has come to AT_RISK; returns how many. Not a move of the lifecycle. */
    int promoteDue(Instant now);
}
