package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.job.ClaimTerms;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The waiting jobs (state QUEUED) as a policy needs them. Thread-safe; throws UNAVAILABLE without the database. */
public interface QueueRepository {
    /** Positions up to this are exact, those beyond are estimates. */
    int EXACT = 1000;

    /** The lanes in which jobs wait. */
    List<Lane> lanes();

    /** The first job, in {@link WaitingJob#OWN_ORDER}, of each user in each of these lanes. */
    List<WaitingJob> heads(Collection<Lane> lanes);

    /**
     * The front of the queue, for policies that {@link QueuePolicy#servesByShare serve by share}: the owners whose jobs in these lanes may
     * come first. The cost grows with the number of lanes and of owners asked for, not with the number of waiting jobs.
     *
     * @param owners about how many owners, 1 to 1,000; where none of them has a job in the lanes, more are read
     * @param jobsEach at most so many jobs of each, 1 to 100; fewer may be read, and the window says of whom
     */
    CandidateWindow candidates(Collection<Lane> lanes, int owners, int jobsEach);

    /**
     * Claims from the front of the queue, in one transaction that holds the shares of the owners from the look until the claims
     * are stored: so claimers who come at the same time find different owners. Otherwise as {@link JobRepository#claim}.
     *
     * @param most about how many jobs will be claimed, 1 to {@link Claims#MOST_AT_ONCE}
     * @param patient false to pass over owners whom another claimer holds at this moment, true to look at all and wait for them
     * @param choice says which jobs of a window go to which devices; asked again with a larger window where it chose nothing and more
     *     waits. Called inside the transaction, possibly several times, on the caller's thread: it changes nothing
     * @return the jobs that were claimed
     */
    List<Job> claimFront(
            Collection<Lane> lanes,
            int most,
            boolean patient,
            ClaimTerms terms,
            Function<CandidateWindow, Map<JobId, DeviceId>> choice);

    /** What one owner has waiting. */
    Backlog backlog(UserId owner);

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

    /** Waiting jobs in {@link WaitingJob#OWN_ORDER}, at most limit. */
    List<WaitingJob> waiting(int limit);

    /** How many jobs wait. */
    long count();

    /** The shares of all users who have ever been charged or have jobs waiting. */
    Map<UserId, Share> shares();

    /** Promotes the waiting jobs whose time has come, and their ranks; returns how many. Not a move of the lifecycle. */
    int promoteDue(Instant now, Ranking ranking);

    /**
     * Sets the weights of the shares for what is claimed from now on; a claim that stands is settled at the weight it was charged at.
     *
     * @param byGroup true to divide the weight of a user by the number of those in the user's group who have jobs waiting or on devices; in
     *     several groups, the one with the fewest of them counts; who is in none has the weight 1. False to give everybody the weight 1
     * @return of how many users the weight changed
     */
    int weighShares(boolean byGroup);

    /**
     * Fades all shares ({@link Share#faded}) by the time since they were faded last, if that is an hour or more; any number of nodes may ask.
     *
     * @return whether they were faded
     */
    boolean fadeShares(Instant now);
}
