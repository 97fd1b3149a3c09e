package io.printlab.job;

import static io.printlab.job.JobState.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every named move of a job, with the states it may start from and the state it leads to. The one table of the lifecycle. */
public enum JobTransition {
    SUBMIT(ANALYSING, "a person hands in a file"),
    ENQUEUE(QUEUED, "the file is read and the lab's rules let it print", ANALYSING),
    REQUEST_APPROVAL(AWAITING_APPROVAL, "the lab's rules ask for a person's approval", ANALYSING),
    REJECT(
            REJECTED,
            "the file cannot be printed, the lab's rules do not let it in, or staff refuse it",
            ANALYSING,
            AWAITING_APPROVAL),
    APPROVE(QUEUED, "staff approve it", AWAITING_APPROVAL),
    ASK_CHANGE(AWAITING_APPROVAL, "staff ask its owner for a change", AWAITING_APPROVAL),
    ANSWER(AWAITING_APPROVAL, "its owner answers what staff asked", AWAITING_APPROVAL),
    REVISE(AWAITING_APPROVAL, "its owner hands in something else, which staff look at", AWAITING_APPROVAL),
    HOLD(HELD, "its owner or staff keep it from the devices", QUEUED),
    PLACE_AGAIN(QUEUED, "the lab's rules changed, so it has a new place", QUEUED),
    AWAIT_OTHER(HELD, "it comes after another job, which has not ended well yet", ANALYSING, AWAITING_APPROVAL, HELD),
    BOOST(QUEUED, "staff move it up, with a reason", QUEUED),
    RELEASE(QUEUED, "the hold is lifted", HELD),
    WITHDRAW(
            CANCELLED,
            "its owner or staff cancel it before a device has it",
            ANALYSING,
            AWAITING_APPROVAL,
            QUEUED,
            HELD),
    CLAIM(CLAIMED, "a device gets it", QUEUED),
    RETURN(QUEUED, "the device gives it back before anything was sent", CLAIMED),
    START(PRINTING, "the device is observed to print it", CLAIMED),
    PAUSE(PAUSED, "the device is observed to stand still", PRINTING),
    RESUME(PRINTING, "the device is observed to go on", PAUSED),
    COMPLETE(COMPLETED, "the device has finished it", PRINTING),
    FAIL(FAILED, "the device cannot finish it", CLAIMED, PRINTING, PAUSED),
    CANCEL(CANCELLED, "the device has stopped it because a person asked", CLAIMED, PRINTING, PAUSED),
    INTERRUPT(INTERRUPTED, "contact with the device or its node is lost", CLAIMED, PRINTING, PAUSED),
    FIND_AGAIN(PRINTING, "its node is back and observes the same print on the device", INTERRUPTED),
    SETTLE_COMPLETED(COMPLETED, "a person saw that it was finished", INTERRUPTED),
    SETTLE_FAILED(FAILED, "a person saw that it failed", INTERRUPTED),
    SETTLE_REQUEUE(QUEUED, "a person sends it back to the queue", INTERRUPTED),
    SETTLE_CANCELLED(CANCELLED, "a person gives it up", INTERRUPTED);

    private final Set<JobState> sources;
    private final JobState target;
    private final String meaning;

    JobTransition(JobState target, String meaning, JobState... sources) {
        EnumSet<JobState> set = EnumSet.noneOf(JobState.class);
        Collections.addAll(set, sources);
        this.sources = Collections.unmodifiableSet(set);
        this.target = target;
        this.meaning = meaning;
    }

    /** Empty for SUBMIT alone, which makes the job. */
    public Set<JobState> sources() {
        return sources;
    }

    public JobState target() {
        return target;
    }

    /** What happens, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** @param state null for a job that does not exist yet */
    public boolean isLegalFrom(@Nullable JobState state) {
        return state == null ? sources.isEmpty() : sources.contains(state);
    }

    /** Whether the job stays in its state, since when it was. */
    public boolean isWithinState() {
        return this == PLACE_AGAIN || this == BOOST || this == ASK_CHANGE || this == ANSWER || this == REVISE;
    }

    /** Whether only the holder of the job's claim may do it. */
    public boolean needsClaim() {
        return switch (this) {
            case RETURN, START, PAUSE, RESUME, COMPLETE, FAIL, CANCEL -> true;
            default -> false;
        };
    }
}
