package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Needs;
import io.printlab.job.StaleJobException;
import io.printlab.operation.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one claimed job on its device: every move of the job comes from an observation, none from an acknowledgement. */
final class PrintFollower {
    private static final Logger log = LoggerFactory.getLogger(PrintFollower.class);
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);
    private static final String LOOK = " Look at the device and say what became of the print.";

    /** What a print does to its device. */
    interface Marks {
        /**
         * Occupies the bed before the first command goes out.
         *
         * @return false, and nothing is changed, if the bed is not clear any more or the device is out of service
         */
        boolean occupy(String reason, Instant now);

        /** The print took so many grams. Asked before its end is stored, and again if that failed; counts once. */
        void spend(Claim claim, double grams, Instant now);
    }

    private final DeviceId device;
    private final Claims claims;
    private final PrintTasks tasks;
    private final Marks marks;
    private volatile @Nullable Claim claim;
    private volatile long lostFence = -1;
    private @Nullable Operation cancelling;
    private @Nullable DeviceSession begunIn;
    private Instant begunAt = Instant.EPOCH;
    private String startActivity = "";
    private double progress;
    /** A print without a claim that needs no second look. */
    private PrintTask.@Nullable Id settled;

    PrintFollower(DeviceId device, Claims claims, PrintTasks tasks, Marks marks) {
        this.device = device;
        this.claims = claims;
        this.tasks = tasks;
        this.marks = marks;
    }

    Optional<Long> fence() {
        Claim held = claim;
        return held == null ? Optional.empty() : Optional.of(held.lease().fence());
    }

    @Nullable Job job() {
        Claim held = claim;
        return held == null ? null : held.job();
    }

    boolean has(@Nullable JobId job) {
        Claim held = claim;
        return held != null && held.job().id().equals(job);
    }

    /** Any thread. Takes effect at the next {@link #follow}. */
    void leaseLost(long fence) {
        lostFence = fence;
    }

    /** A claim to begin at the next {@link #follow}. Called by the dispatcher, for a follower without a claim. */
    void assign(Claim won) {
        if (claim != null) {
            throw new IllegalStateException(
                    "device " + device + " was assigned job " + won.job().id() + " beside another");
        }
        claim = won;
    }

    void follow(DeviceObservation observation, @Nullable DeviceSession session, Instant now) {
        Claim held = claim == null ? foundAgain(observation, session, now) : claim;
        if (held == null) {
            return;
        }
        if (held.lease().fence() == lostFence) {
            log.error(
                    "Device {}: the claim of job {} no longer stands; the print is left to a person",
                    device,
                    held.job().id());
            drop();
            return;
        }
        try {
            PrintObservation print = observation.print();
            if (begunIn == null) {
                begin(held, session, observation, now);
            } else if (print != null && print.task().equals(PrintTasks.idOf(held))) {
                progress = Math.max(progress, print.progress());
                followPhase(held, observation, print, now);
            } else {
                followWithoutSight(held, observation, session, now);
            }
        } catch (StaleJobException lost) {
            log.error(
                    "Device {}: job {} was moved by somebody else; the print is left to a person",
                    device,
                    held.job().id(),
                    lost);
            drop();
        }
    }

    /**
     * A print that this node began and whose claim was lost meanwhile: the node was cut off from the database, contact was lost, or
     * printlab was started again while the device went on by itself. What is observed settles it, unless a person has.
     */
    private @Nullable Claim foundAgain(DeviceObservation observation, @Nullable DeviceSession session, Instant now) {
        PrintObservation print = observation.print();
        if (session == null
                || print == null
                || !tellsItsState(print.phase())
                || print.task().equals(settled)) {
            return null;
        }
        settled = print.task();
        Claim found = claims.findAgain(
                        print.task().job(),
                        device,
                        print.task().fence(),
                        "The device was found with this print: " + print.activity(),
                        Actor.part("device:" + device),
                        now)
                .orElse(null);
        if (found != null) {
            log.info("Device {}: job {} was found again", device, found.job().id());
            claim = found;
            lostFence = -1;
            begunIn = session;
            begunAt = now;
        }
        return found;
    }

    private static boolean tellsItsState(PrintPhase phase) {
        return phase != PrintPhase.STARTING && phase != PrintPhase.LOST;
    }

    /** Starts the job, if the device is as the dispatcher thought; else the job goes back untouched. */
    private void begin(Claim won, @Nullable DeviceSession session, DeviceObservation seen, Instant now) {
        // What people asked for since it was seen, such as an emergency stop, has changed the device.
        DeviceObservation observation = session == null ? seen : session.observe();
        if (session == null || observation.state() != DeviceState.IDLE || observation.foreign() || observation.lost()) {
            end(won.giveBack("The device is not idle any more: " + observation.evidence(), now));
            return;
        }
        PrintTask task;
        try {
            task = tasks.of(won);
        } catch (PrintLabException missing) {
            if (missing.category() != ErrorCategory.NOT_FOUND) {
                throw missing;
            }
            end(won.fail("Its file is missing: " + missing.getMessage(), now));
            return;
        }
        if (!marks.occupy("Job " + won.job().id() + " begins.", now)) {
            end(won.giveBack("The bed is not clear any more, or the device was taken out of service.", now));
            return;
        }
        begunIn = session;
        begunAt = now;
        try {
            session.start(task);
        } catch (RuntimeException refused) {
            log.warn("Device {}: start of job {} failed", device, won.job().id(), refused);
            end(won.interrupt("The start failed: " + refused.getMessage() + LOOK, now));
        }
    }

    /** @return what came of it, for the record */
    String carryOut(Operation operation, DeviceObservation observation, @Nullable DeviceSession session) {
        if (session == null) {
            return "dropped: no contact with the device";
        }
        Claim held = claim;
        if (operation.kind() == Operation.Kind.EMERGENCY_STOP) {
            session.emergencyStop();
            return "sent";
        }
        if (observation.foreign()) {
            return "refused: the device prints something that was started at the device itself, which printlab neither pauses nor"
                    + " stops. Go to the device and do it there";
        }
        if (held == null || !held.job().id().equals(operation.job())) {
            return "dropped: the job is not on the device any more";
        }
        switch (operation.kind()) {
            case PAUSE -> session.pause();
            case RESUME -> session.resume();
            case CANCEL -> {
                cancelling = operation;
                session.cancel();
            }
            default -> throw new IllegalStateException("unexpected operation " + operation);
        }
        return "sent";
    }

    /** Gives up the job that it has, because this process lets go of the device; one that was not begun goes back. */
    void abandon(String why, Instant now) {
        Claim held = claim;
        if (held == null) {
            return;
        }
        try {
            end(begunIn == null ? held.giveBack(why, now) : held.interrupt(why + LOOK, now));
        } catch (StaleJobException moved) {
            log.warn(
                    "Device {}: job {} was moved by somebody else before it was given up",
                    device,
                    held.job().id(),
                    moved);
            drop();
        }
    }

    private void followWithoutSight(
            Claim held, DeviceObservation observation, @Nullable DeviceSession session, Instant now) {
        if (observation.lost() || session != begunIn) {
            end(held.interrupt("Contact was lost: " + observation.evidence() + LOOK, now));
        } else if (now.isAfter(begunAt.plus(START_PATIENCE))) {
            end(held.interrupt("The device was never seen to print it." + LOOK, now));
        }
    }

    /** A start that says another thing than before (so many percent sent) is on its way, however slow the way is. */
    private void patientWhileItMoves(PrintObservation print, Instant now) {
        if (!startActivity.isEmpty() && !print.activity().equals(startActivity)) {
            begunAt = now;
        }
        startActivity = print.activity();
    }

    private void followPhase(Claim held, DeviceObservation observation, PrintObservation print, Instant now) {
        switch (print.phase()) {
            case STARTING -> {
                patientWhileItMoves(print, now);
                followWithoutSight(held, observation, begunIn, now);
            }
            case PRINTING -> reach(held, JobState.PRINTING, print.activity(), now);
            case PAUSED ->
                reach(held, JobState.PAUSED, print.detail().isEmpty() ? print.activity() : print.detail(), now);
            case FINISHED ->
                end(reach(held, JobState.PRINTING, "Seen to print.", now).complete(now));
            case CANCELLED -> endCancelled(held, print, now);
            case FAILED -> end(held.fail(print.detail(), now));
            case LOST -> end(held.interrupt(print.detail() + LOOK, now));
        }
        Claim still = claim;
        if (observation.lost() && still != null) {
            end(still.interrupt("Contact was lost: " + observation.evidence() + LOOK, now));
        }
    }

    private void endCancelled(Claim held, PrintObservation print, Instant now) {
        Operation asked = cancelling;
        if (asked == null) {
            end(held.fail("The print was stopped at the device: " + print.detail(), now));
        } else {
            String why = asked.reason() == null ? "Stopped on request." : asked.reason();
            end(held.cancel(why, Actor.part(asked.by()), now));
        }
    }

    /** Moves the job along until it is in this state: a pause seen before any printing means that it has printed. */
    private Claim reach(Claim held, JobState wanted, String why, Instant now) {
        Claim current = held;
        if (current.job().state() == JobState.CLAIMED) {
            current = keep(current.start(now));
        }
        if (current.job().state() == wanted) {
            return current;
        }
        return keep(wanted == JobState.PAUSED ? current.pause(why, now) : current.resume(why, now));
    }

    private Claim keep(JobChange change) {
        Claim next = claims.store(change);
        claim = next;
        return next;
    }

    private void end(JobChange change) {
        Claim held = claim;
        Double spent = spent(change.after());
        if (held != null && spent != null) {
            marks.spend(held, spent, change.event().at());
        }
        claims.end(change);
        drop();
    }

    /** All of the estimate at the end, else the part that was seen to be printed; null if nothing was, or nobody knows. */
    private @Nullable Double spent(Job ended) {
        Needs needs = ended.needs();
        Double grams = needs == null ? null : needs.estimate().filamentGrams();
        if (grams == null || begunIn == null) {
            return null;
        }
        return ended.state() == JobState.COMPLETED ? grams : Double.valueOf(grams * Math.min(1, progress));
    }

    private void drop() {
        claim = null;
        cancelling = null;
        begunIn = null;
        progress = 0;
        startActivity = "";
        settled = null;
    }
}
