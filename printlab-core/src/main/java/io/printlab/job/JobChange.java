package io.printlab.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A move that is decided and not yet stored. Only this package makes one, so the lifecycle's table is the only way to
 * move a job.
 */
public final class JobChange {
    private final @Nullable Job before;
    private final Job after;
    private final JobEvent event;

    JobChange(@Nullable Job before, Job after, JobEvent event) {
        this.before = before;
        this.after = after;
        this.event = event;
    }

    /** The job that the move was decided on; null for a submission. */
    public @Nullable Job before() {
        return before;
    }

    public Job after() {
        return after;
    }

    public JobEvent event() {
        return event;
    }

    /**
     * What the move adds to the owner's virtual time, before it is divided by the owner's weight, in device hours. What corrects
     * an earlier charge has faded as that has, so in the end the share is as if the real cost had been charged at the claim.
     */
    public double charge() {
        double charge = before == null ? 0 : after.charged() - before.charged();
        Lease lease = before == null ? null : before.lease();
        return lease == null || charge == 0 || event.move() == JobTransition.CLAIM
                ? charge
                : charge * Fading.kept(Duration.between(lease.claimedAt(), event.at()));
    }

    /** The fencing token that must still stand for the move to be stored; null for moves without a claim. */
    public @Nullable Long requiredFence() {
        if (before == null || !before.state().isOnDevice()) {
            return null;
        }
        Lease held = before.lease();
        return held == null ? null : Long.valueOf(held.fence());
    }
}
