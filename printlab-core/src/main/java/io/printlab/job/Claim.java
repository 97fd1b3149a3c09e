package io.printlab.job;

import io.printlab.account.Actor;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.time.Instant;

/**
 * The right to print a job, had only by winning it from {@link Claims}. A value: each verb returns the change to store,
 * and {@link Claims#store} returns the claim after it. A change is stored only while the claim's fencing token stands.
 */
public final class Claim {
    private final Job job;
    private final Lease lease;

    Claim(Job job) {
        if (job.lease() == null || !job.state().isOnDevice()) {
            throw new PrintLabException(
                    ErrorCategory.INTERNAL, "Job " + job.id() + " is on no device, so it cannot be claimed.");
        }
        this.job = job;
        this.lease = job.lease();
    }

    public Job job() {
        return job;
    }

    public Lease lease() {
        return lease;
    }

    /** The device is observed to print it. */
    public JobChange start(Instant now) {
        return move(JobTransition.START, "Seen to print.", now);
    }

    /** Gives the job back to the queue; only while nothing at all was sent to the device. */
    public JobChange giveBack(String why, Instant now) {
        return move(JobTransition.RETURN, why, now);
    }

    public JobChange pause(String why, Instant now) {
        return move(JobTransition.PAUSE, why, now);
    }

    public JobChange resume(String why, Instant now) {
        return move(JobTransition.RESUME, why, now);
    }

    public JobChange complete(Instant now) {
        return move(JobTransition.COMPLETE, "The device has finished it.", now);
    }

    public JobChange fail(String why, Instant now) {
        return move(JobTransition.FAIL, why, now);
    }

    /** The device has stopped because a person asked. */
    public JobChange cancel(String why, Actor by, Instant now) {
        return job.onDevice(JobTransition.CANCEL, why, by, now);
    }

    public JobChange interrupt(String why, Instant now) {
        return job.interrupt(why, device(), now);
    }

    private JobChange move(JobTransition move, String why, Instant now) {
        return job.onDevice(move, why, device(), now);
    }

    private Actor device() {
        return Actor.part("device:" + lease.device());
    }
}
