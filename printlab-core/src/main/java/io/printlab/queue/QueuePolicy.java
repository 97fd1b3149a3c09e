package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * SPI: decides what prints next. A policy is pure: it reads what it is given and nothing else, has no state and no
 * threads, and is called on many threads at once. Implementations extend {@code QueuePolicyContract} of the testkit.
 */
public interface QueuePolicy {
    /** Stable name; each job keeps the name of the policy that placed it. 1 to 40 characters. */
    String name();

    /**
     * Places a job when it enters the queue. Called on the thread of the request.
     *
     * @param needs what is known of the print; its time may be unknown
     */
    Placement place(Submission submission, Needs needs, Instant now);

    /**
     * The same, with what the owner has waiting already. Called in place of the other where that is known; a policy that
     * does not care keeps this default.
     */
    default Placement place(Submission submission, Needs needs, Backlog own, Instant now) {
        return place(submission, needs, now);
    }

    /**
     * Where a waiting job stands after staff moved it up. The reason is kept with the move; unless overridden the job is
     * placed as if it had come as HIGH, and keeps the wait that it has behind it.
     */
    default Placement boosted(Submission submission, Needs needs, Placement before, StaffBoost boost, Instant now) {
        return boost.raise(place(boost.urgent(submission), needs, now), before);
    }

    /**
     * The order in which candidates are offered to a device: smallest first. It must be a total order (ties end at the
     * job's id). Only the first job of each user in each lane by (tier, queuedAt, id) is a candidate, so the order inside a
     * user is the policy's only through the placement: two jobs of one user, lane and cost must stand here as they do
     * there. Called by the dispatcher at every step and by the queue's pages.
     */
    Comparator<Candidate> order(Instant now);

    /**
     * True if {@link #order} is (tier, owner's virtual time, queuedAt, id) at every time. The queue is then read from its front
     * ({@link QueueRepository#candidates}), at a cost that does not grow with it; else the first job of every user in every
     * lane is read for each claim.
     */
    default boolean servesByShare() {
        return false;
    }

    /** Why a waiting job stands where it does, factor by factor, most telling first. Called for the queue's pages. */
    default List<FactorScore> scores(Ranked ranked) {
        return List.of();
    }
}
