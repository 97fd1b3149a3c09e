package io.printlab.queue;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import java.time.Instant;
import java.util.Comparator;

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
     * The order in which candidates are offered to a device: smallest first. It must be a total order (ties end at the
     * job's id), and it must keep the jobs of one user in the order (tier, queuedAt, id), because only the first of them in each lane is a
     * candidate. Called by the dispatcher at every step and by the queue's pages.
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
}
