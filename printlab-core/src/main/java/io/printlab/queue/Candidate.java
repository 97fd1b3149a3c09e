package io.printlab.queue;

import java.util.Comparator;

/** A waiting job beside the virtual time of its owner: what a policy compares. */
public record Candidate(WaitingJob job, double ownerVirtualTime) {
    /** The order of the policies that share: by the figure, at every time. */
    public static final Comparator<Candidate> BY_SHARE = Comparator.comparingDouble(Candidate::figure)
            .thenComparing(candidate -> candidate.job().id());

    /** The owner's virtual time and the job's rank together, in device hours; the smallest is first. */
    public double figure() {
        return ownerVirtualTime + job.rank();
    }
}
