package io.printlab.job;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and their histories. Thread-safe; every method may block on the database and throws UNAVAILABLE without it.
 * Implementations extend {@code LabStoreContract} of the testkit.
 */
public interface JobRepository {
    /** A job id that no other job has. */
    JobId nextId();

    /**
     * Stores a move and its line of history together, and logs an event. A submission is inserted; any other move is
     * stored only if the job is still at the version and in the state that the move was decided on and, where
     * {@link JobChange#requiredFence()} names a token, while that token stands. The owner's virtual time is charged with
     * {@link JobChange#charge()} in the same transaction. When a user without waiting jobs queues one, the user's virtual
     * time is first raised to the smallest of those who wait.
     *
     * @throws StaleJobException if it no longer stands
     */
    Job store(JobChange change);

    /**
     * Claims waiting jobs for devices, in one transaction: each as {@link Job#claimBy} says, with a fencing token larger than every
     * one before of the job, if the job still waits and its device is ready ({@code Device.isReady}) and has no job. What cannot be
     * claimed is left out.
     *
     * @param wanted at most {@link Claims#MOST_AT_ONCE} jobs, each for another device
     * @param patient false to leave out also what another transaction holds at this moment, true to wait for that
     * @return the jobs that were claimed, in the order of wanted
     */
    List<Job> claim(Map<JobId, DeviceId> wanted, boolean patient, ClaimTerms terms);

    Optional<Job> byId(JobId id);

    /** The jobs with these ids, in no order; unknown ids are left out. */
    List<Job> byIds(Collection<JobId> ids);

    /** The copies of a batch, by id. */
    List<Job> batch(JobId batch);

    /** The whole history, oldest first; empty for an unknown job. */
    List<JobEvent> history(JobId id);

    List<Job> list(JobQuery query);

    /**
     * How many jobs are in each state that is not an end ({@link JobState#isEnd}), 0 where there are none. Jobs at their
     * end are left out: they grow without bound, and nobody waits for them. Cheap enough for every page.
     */
    Map<JobState, Long> countByState();

    /**
     * Jobs that wait and that another policy has placed, in the order of their owners.
     *
     * @param policy name of the policy that has not placed them
     * @param from the owner to begin with, or null for the first
     * @param limit 1 to 1,000
     */
    List<Job> waitingNotPlacedBy(String policy, @Nullable UserId from, int limit);

    /** The jobs that are on a device (CLAIMED, PRINTING, PAUSED) anywhere in the lab: at most one for each device. */
    List<Job> onDevices();

    /** The jobs that are on a device (CLAIMED, PRINTING, PAUSED) under a lease of this node. */
    List<Job> onDevicesOf(NodeId node);

    /** The jobs on a device whose lease ended before now. */
    List<Job> expired(Instant now);

    /**
     * Renews the leases with these tokens whose jobs are still on their devices. Not a move: no version, no history.
     *
     * @return the tokens that were renewed; the others no longer stand
     */
    Set<Long> renew(Collection<Long> fences, Instant leaseUntil);
}
