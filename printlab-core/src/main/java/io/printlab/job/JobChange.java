package io.printlab.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A move that is decided and not yet stored. Only this package makes one, so the lifecycle's table is the only way to
 * move a job.
 */
public final class JobChange {
    private final @Nullable Job before;
    private final Job after;
    private final JobEvent event;
    private final @Nullable Instant leaseUntil;

    JobChange(@Nullable Job before, Job after, JobEvent event) {
        this(before, after, event, null);
    }

    JobChange(@Nullable Job before, Job after, JobEvent event, @Nullable Instant leaseUntil) {
        this.before = before;
        this.after = after;
        this.event = event;
        this.leaseUntil = leaseUntil;
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

    /** Until when the claim stands after the move, unless it is renewed; null for moves that leave that as it is. */
    public @Nullable Instant leaseUntil() {
        return leaseUntil;
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
