package io.printlab.job;

import io.printlab.account.Actor;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job. Each verb returns the change that a repository stores; the verbs of printing are on {@link Claim}.
 *
 * @param version number of moves so far; the history has exactly as many lines
 * @param since when it came into its state
 * @param needs null until the file is read
 * @param placement null until it was queued
 * @param lease the device that has it, or had it last; null before the first claim
 * @param reason why it is in its state, where that needs a sentence
 * @param charged what the owner's share has been charged for it, in device hours
 */
public record Job(
        JobId id,
        long version,
        JobState state,
        Instant since,
        Submission submission,
        @Nullable Needs needs,
        @Nullable Placement placement,
        @Nullable Lease lease,
        @Nullable String reason,
        double charged) {
    private static final double SHORTEST = 1.0 / 60;

    /** The first move of every job. */
    public static JobChange submit(JobId id, Submission submission, Actor by, Instant now) {
        Job after = new Job(id, 1, JobState.ANALYSING, now, submission, null, null, null, null, 0);
        return new JobChange(
                null,
                after,
                new JobEvent(
                        id,
                        1,
                        now,
                        JobTransition.SUBMIT,
                        null,
                        after.state,
                        by.label(),
                        null,
                        submission,
                        null,
                        null,
                        null,
                        0));
    }

    public JobChange enqueue(Needs found, Placement place, Actor by, Instant now) {
        return enqueue(found, place, null, by, now);
    }

    /** @param why which rule let it through, where one did */
    public JobChange enqueue(Needs found, Placement place, @Nullable String why, Actor by, Instant now) {
        return move(JobTransition.ENQUEUE, by, now, why, found, place, null, charged);
    }

    public JobChange requestApproval(Needs found, String why, Actor by, Instant now) {
        return move(JobTransition.REQUEST_APPROVAL, by, now, why, found, null, null, charged);
    }

    public JobChange reject(String why, Actor by, Instant now) {
        return move(JobTransition.REJECT, by, now, why, null, null, null, charged);
    }

    public JobChange approve(Placement place, Actor by, Instant now) {
        return move(JobTransition.APPROVE, by, now, null, null, place, null, charged);
    }

    /** Staff ask its owner for a change; it waits on. */
    public JobChange askChange(String what, Actor by, Instant now) {
        return move(JobTransition.ASK_CHANGE, by, now, what, null, null, null, charged);
    }

    /** Its owner answers; it waits on. */
    public JobChange answer(String why, Actor by, Instant now) {
        return move(JobTransition.ANSWER, by, now, why, null, null, null, charged);
    }

    /** Something else of the same owner and for the same group in its place; it waits for approval on. */
    public JobChange revise(Submission next, Needs found, String why, Actor by, Instant now) {
        if (!next.ownership().equals(submission.ownership())) {
            throw new IllegalArgumentException("job " + id + " cannot get another owner or group");
        }
        JobChange moved = move(JobTransition.REVISE, by, now, why, found, null, null, charged);
        Job after = moved.after();
        JobEvent event = moved.event();
        return new JobChange(
                this,
                new Job(id, after.version, after.state, after.since, next, found, placement, lease, why, charged),
                new JobEvent(
                        id,
                        event.seq(),
                        event.at(),
                        event.move(),
                        event.from(),
                        event.to(),
                        event.by(),
                        why,
                        next,
                        found,
                        null,
                        null,
                        charged));
    }

    public JobChange hold(@Nullable String why, Actor by, Instant now) {
        return move(JobTransition.HOLD, by, now, why, null, null, null, charged);
    }

    /**
     * It is kept until another job has ended well.
     *
     * @param found what it needs, where its file has just been read; else null
     */
    public JobChange awaitOther(@Nullable Needs found, String why, Actor by, Instant now) {
        return move(JobTransition.AWAIT_OTHER, by, now, why, found, null, null, charged);
    }

    /** @param place its new place; its owner keeps the place in time by passing the old one */
    public JobChange release(Placement place, Actor by, Instant now) {
        return move(JobTransition.RELEASE, by, now, null, null, place, null, charged);
    }

    /** Its place under other rules; it waits on, so it stays in its state since when it was. */
    public JobChange placeAgain(Placement place, Actor by, Instant now) {
        return move(JobTransition.PLACE_AGAIN, by, now, null, null, place, null, charged);
    }

    /** Staff move it up; it waits on, so it stays in its state since when it was. */
    public JobChange boost(Placement place, String why, Actor by, Instant now) {
        return move(JobTransition.BOOST, by, now, why, null, place, null, charged);
    }

    public JobChange withdraw(@Nullable String why, Actor by, Instant now) {
        return move(JobTransition.WITHDRAW, by, now, why, null, null, null, charged);
    }

    /** A person saw that the print was finished after all. */
    public JobChange settleCompleted(@Nullable String why, Actor by, Instant now) {
        return move(JobTransition.SETTLE_COMPLETED, by, now, why, null, null, null, charged);
    }

    /** A person saw that the print failed; the fault is the lab's, so the whole charge goes back. */
    public JobChange settleFailed(@Nullable String why, Actor by, Instant now) {
        return move(JobTransition.SETTLE_FAILED, by, now, why, null, null, null, 0);
    }

    /** A person sends it back to the queue; the whole charge goes back. */
    public JobChange settleRequeue(Placement place, @Nullable String why, Actor by, Instant now) {
        return move(JobTransition.SETTLE_REQUEUE, by, now, why, null, place, null, 0);
    }

    /** A person gives it up; the whole charge goes back. */
    public JobChange settleCancelled(@Nullable String why, Actor by, Instant now) {
        return move(JobTransition.SETTLE_CANCELLED, by, now, why, null, null, null, 0);
    }

    /** Whoever finds that the claim's lease ran out, or that its node restarted, hands the job to a person. */
    public JobChange interrupt(String why, Actor by, Instant now) {
        return move(JobTransition.INTERRUPT, by, now, why, null, null, null, charged);
    }

    /**
     * The node that had it observes the same print on the device again; the claim stands once more.
     *
     * @param leaseUntil until when, unless it is renewed
     */
    JobChange findAgain(String why, Instant leaseUntil, Actor by, Instant now) {
        JobChange found = move(JobTransition.FIND_AGAIN, by, now, why, null, null, null, charged);
        return new JobChange(this, found.after(), found.event(), leaseUntil);
    }

    /** The job as it would stand after a claim; for looks ahead, stored by nobody. */
    public Job asClaimedBy(DeviceId device, NodeId node, Instant now) {
        Lease ahead = new Lease(device, node, 0, now);
        return new Job(id, version, JobState.CLAIMED, now, submission, needs, placement, ahead, reason, charged);
    }

    /** For repositories, which give the token: a claim is won from {@link Claims}. */
    public JobChange claimBy(DeviceId device, NodeId node, long fence, Actor by, Instant now) {
        double cost = placement == null ? 0 : placement.cost();
        return move(
                JobTransition.CLAIM, by, now, null, null, null, new Lease(device, node, fence, now), charged + cost);
    }

    JobChange onDevice(JobTransition move, @Nullable String why, Actor by, Instant now) {
        return move(
                move,
                by,
                now,
                why,
                null,
                move == JobTransition.RETURN ? placement : null,
                null,
                settledCharge(move, now));
    }

    /** Rebuilds a job from its whole history. */
    public static Job replay(List<JobEvent> history) {
        return JobReplay.of(history);
    }

    /** At the end the charge becomes what was really used; what the lab is at fault for is given back. */
    private double settledCharge(JobTransition move, Instant now) {
        return switch (move) {
            case RETURN, FAIL -> 0;
            case COMPLETE, CANCEL -> lease == null ? charged : hours(Duration.between(lease.claimedAt(), now)) * rate();
            default -> charged;
        };
    }

    /** What an hour on the device costs: a policy may charge a class of work less, or filament more, than its time. */
    private double rate() {
        Duration estimate = needs == null ? null : needs.estimate().printTime();
        return placement == null || estimate == null ? 1 : placement.cost() / Math.max(SHORTEST, hours(estimate));
    }

    private static double hours(Duration used) {
        return used.toMillis() / 3_600_000.0;
    }

    private JobChange move(
            JobTransition move,
            Actor by,
            Instant now,
            @Nullable String why,
            @Nullable Needs newNeeds,
            @Nullable Placement newPlacement,
            @Nullable Lease newLease,
            double newCharged) {
        if (!move.isLegalFrom(state)) {
            throw new IllegalJobMoveException(id, state, move);
        }
        JobEvent event = new JobEvent(
                id,
                version + 1,
                now,
                move,
                state,
                move.target(),
                by.label(),
                why,
                null,
                newNeeds,
                newPlacement,
                newLease,
                newCharged);
        Job after = new Job(
                id,
                version + 1,
                move.target(),
                move.isWithinState() ? since : now,
                submission,
                newNeeds == null ? needs : newNeeds,
                newPlacement == null ? placement : newPlacement,
                newLease == null ? lease : newLease,
                why,
                newCharged);
        return new JobChange(this, after, event);
    }
}
