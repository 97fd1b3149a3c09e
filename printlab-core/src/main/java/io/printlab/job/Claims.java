package io.printlab.job;

import io.printlab.account.Actor;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way to a claim. Thread-safe; every method may block on the database. */
public final class Claims {
    /** The most jobs that one transaction claims. */
    public static final int MOST_AT_ONCE = 16;

    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    private final JobRepository jobs;
    private final NodeId node;
    private final Duration leaseTime;

    /** @param leaseTime how long a claim stands without being renewed */
    public Claims(JobRepository jobs, NodeId node, Duration leaseTime) {
        this.jobs = jobs;
        this.node = node;
        this.leaseTime = leaseTime;
    }

    /**
     * Tries to win a waiting job for a device.
     *
     * @return the claim, or empty if another won the job first, it left the queue, or the device is not ready
     */
    public Optional<Claim> win(JobId id, DeviceId device, Actor by, Instant now) {
        return win(Map.of(id, device), true, by, now).stream().findFirst();
    }

    /**
     * Tries to win several waiting jobs in one transaction.
     *
     * @param wanted at most {@link #MOST_AT_ONCE} jobs, each with the device that is to print it
     * @param patient whether to wait for what another claimer holds at this moment, or to leave it out
     * @return the claims that were won, in the order of wanted
     */
    public List<Claim> win(Map<JobId, DeviceId> wanted, boolean patient, Actor by, Instant now) {
        return win(wanted, patient, null, by, now);
    }

    /**
     * As above, within a limit that holds whoever else claims at this moment.
     *
     * @param mostRunning the most jobs of one owner that are on devices at once, or null; what is beyond is left out
     */
    public List<Claim> win(
            Map<JobId, DeviceId> wanted, boolean patient, @Nullable Integer mostRunning, Actor by, Instant now) {
        ClaimTerms terms = new ClaimTerms(node, by, now, now.plus(leaseTime), mostRunning);
        return wanted.isEmpty()
                ? List.of()
                : jobs.claim(wanted, patient, terms).stream().map(this::won).toList();
    }

    /**
     * Tries to win what a store finds itself.
     *
     * @param winning stores claims under these terms and returns the jobs, as {@code QueueRepository.claimFront} does
     */
    public List<Claim> win(Function<ClaimTerms, List<Job>> winning, Actor by, Instant now) {
        ClaimTerms terms = new ClaimTerms(node, by, now, now.plus(leaseTime), null);
        return winning.apply(terms).stream().map(this::won).toList();
    }

    /**
     * Takes up a claim of this node that was given up for lost, because the device is observed to have its print still.
     *
     * @param fence the token under which the print was started
     * @return the claim, as standing again; empty if somebody has settled the job meanwhile, or it is not this claim's any more
     */
    public Optional<Claim> findAgain(JobId id, DeviceId device, long fence, String why, Actor by, Instant now) {
        Job job = jobs.byId(id).orElse(null);
        Lease lease = job == null ? null : job.lease();
        if (job == null
                || lease == null
                || job.state() != JobState.INTERRUPTED
                || lease.fence() != fence
                || !lease.device().equals(device)
                || !lease.node().equals(node)) {
            return Optional.empty();
        }
        try {
            return Optional.of(store(job.findAgain(why, now.plus(leaseTime), by, now)));
        } catch (StaleJobException settled) {
            log.info("Job {} was settled while its print was found again on {}", id, device, settled);
            return Optional.empty();
        }
    }

    private Claim won(Job job) {
        Claim claim = new Claim(job);
        if (job.state() != JobState.CLAIMED || !claim.lease().node().equals(node)) {
            throw new PrintLabException(
                    ErrorCategory.INTERNAL, "Job " + job.id() + " was not claimed by node " + node + ".");
        }
        return claim;
    }

    /**
     * Stores a move of a claim that keeps the job on its device.
     *
     * @return the claim after the move
     * @throws StaleJobException if the claim's token no longer stands
     */
    public Claim store(JobChange change) {
        return new Claim(jobs.store(change));
    }

    /** Stores a move that ends the claim. Throws as {@link #store}. */
    public Job end(JobChange change) {
        return jobs.store(change);
    }
}
