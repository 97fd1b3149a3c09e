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

    /** The figures by which it ranks jobs now; they act on promotions too. */
    Ranking ranking();

    /**
     * Places a job when it enters the queue, with the rank that {@link #ranking} gives it. Called on the thread of the request.
     *
     * @param needs what is known of the print; its time may be unknown
     * @param own what the owner has waiting already
     */
    Placement place(Submission submission, Needs needs, Backlog own, Instant now);

    /**
     * Where a waiting job stands after staff moved it up. The reason is kept with the move; unless overridden the job is
     * placed as if it had come as HIGH, and keeps the wait that it has behind it.
     */
    default Placement boosted(Submission submission, Needs needs, Placement before, StaffBoost boost, Instant now) {
        return boost.raise(place(boost.urgent(submission), needs, Backlog.NONE, now), before, ranking(), now);
    }

    /**
     * The order in which candidates are offered to a device: smallest first. It must be a total order (ties end at the
     * job's id), in which two jobs of one user stand as {@link WaitingJob#OWN_ORDER} says. A policy that overrides it also says
     * so by {@link #servesByShare}.
     */
    default Comparator<Candidate> order(Instant now) {
        return Candidate.BY_SHARE;
    }

    /**
     * True if {@link #order} is {@link Candidate#BY_SHARE} at every time. The queue is then read from its front
     * ({@link QueueRepository#candidates}), at a cost that does not grow with it; else the first job of every user in every
     * lane is read for each claim.
     */
    default boolean servesByShare() {
        return true;
    }

    /** Why a waiting job stands where it does, factor by factor, most telling first. Called for the queue's pages. */
    default List<FactorScore> scores(Ranked ranked) {
        return List.of();
    }
}
