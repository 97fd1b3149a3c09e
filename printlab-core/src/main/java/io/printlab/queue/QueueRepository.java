package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The waiting jobs (state QUEUED) as a policy needs them. Thread-safe; throws UNAVAILABLE without the database. */
public interface QueueRepository {
    /** Positions up to this are exact, those beyond are estimates. */
    int EXACT = 1000;

    /** The lanes in which jobs wait. */
    List<Lane> lanes();

    /** The first job, by (tier, queuedAt, id), of each user in each of these lanes. */
    List<WaitingJob> heads(Collection<Lane> lanes);

    /**
     * The front of the queue, for policies that {@link QueuePolicy#servesByShare serve by share}: the owners whose first
     * jobs in these lanes come first by (tier, owner's virtual time, queuedAt, id). The cost grows with the number of lanes and
     * of owners asked for, not with the number of waiting jobs.
     *
     * @param owners at most so many owners, 1 to 1,000
     * @param jobsEach at most so many jobs of each, 1 to 100; fewer may be read, and the window says of whom
     */
    CandidateWindow candidates(Collection<Lane> lanes, int owners, int jobsEach);

    /**
     * The first waiting jobs in the order in which a policy that serves by share would have them claimed, each claim charging
     * its owner: what {@link QueueOrder} says of all waiting jobs, cut after limit.
     *
     * @param limit 1 to {@link #EXACT}
     */
    List<WaitingJob> front(int limit);

    /**
     * Where a job stands in the order of {@link #front}; empty if it does not wait. Beyond {@link #EXACT} an estimate from each
     * user's number of waiting jobs, as if every job cost what the owner's first ones cost.
     */
    Optional<QueuePlace> place(JobId id);

    /** Waiting jobs by (tier, queuedAt, id), at most limit. */
    List<WaitingJob> waiting(int limit);

    /** How many jobs wait. */
    long count();

    /** The shares of all users who have ever been charged or have jobs waiting. */
    Map<UserId, Share> shares();

    /** Moves the waiting jobs whose time has come to AT_RISK; returns how many. Not a move of the lifecycle. */
    int promoteDue(Instant now);
}
