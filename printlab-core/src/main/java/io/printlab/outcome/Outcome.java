package io.printlab.outcome;

import io.printlab.account.Actor;
import io.printlab.account.Ownership;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.ledger.Bookkeeping;
import io.printlab.ledger.PrintTerms;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a print after its end: a fact of its own beside the job's state. Each verb returns the change that a repository stores.
 *
 * @param ownership of the job
 * @param version number of moves so far
 * @param since when it came to its stage
 * @param endedAt when the print ended
 * @param verdict null until somebody has given one
 * @param remindedAt when its owner was reminded, or null
 */
public record Outcome(
        JobId job,
        Ownership ownership,
        long version,
        OutcomeStage stage,
        Instant since,
        Instant endedAt,
        @Nullable PrintVerdict verdict,
        @Nullable Instant remindedAt) {
    /** The outcome that begins with the end of a print, where its terms ask people for something. */
    public static Optional<OutcomeChange> begun(JobChange change, PrintTerms terms) {
        Job after = change.after();
        if (!after.state().isEnd()) {
            return Optional.empty();
        }
        OutcomeStage stage = Bookkeeping.awaitsVerdict(change, terms)
                ? OutcomeStage.AWAITING_VERDICT
                : after.state() == JobState.COMPLETED && terms.pickUp() ? OutcomeStage.AWAITING_PICK_UP : null;
        if (stage == null) {
            return Optional.empty();
        }
        Outcome begun = new Outcome(
                after.id(), after.submission().ownership(), 1, stage, after.since(), after.since(), null, null);
        return Optional.of(begun.changed(null, OutcomeMove.END, change.event().by(), null, after.since()));
    }

    /** The first verdict on a print that nobody was asked for one. */
    public static OutcomeChange judged(
            Job job, PrintVerdict verdict, boolean pickUp, Actor by, @Nullable String note, Instant now) {
        Outcome judged = new Outcome(
                job.id(), job.submission().ownership(), 1, left(verdict, pickUp), now, job.since(), verdict, null);
        return judged.changed(null, OutcomeMove.JUDGE, by.label(), note, now);
    }

    /**
     * A verdict, the first or another. A print that was taken or thrown away stays so.
     *
     * @param pickUp whether the lab keeps good prints for their owners
     */
    public OutcomeChange judge(PrintVerdict next, boolean pickUp, Actor by, @Nullable String note, Instant now) {
        boolean gone = stage == OutcomeStage.PICKED_UP || stage == OutcomeStage.DISPOSED;
        return moved(OutcomeMove.JUDGE, gone ? stage : left(next, pickUp), next, remindedAt, by, note, now);
    }

    public OutcomeChange pickUp(Actor by, Instant now) {
        require(OutcomeStage.AWAITING_PICK_UP, "be picked up");
        return moved(OutcomeMove.PICK_UP, OutcomeStage.PICKED_UP, verdict, remindedAt, by, null, now);
    }

    public OutcomeChange remind(Actor by, Instant now) {
        require(OutcomeStage.AWAITING_PICK_UP, "be reminded of");
        return moved(OutcomeMove.REMIND, stage, verdict, now, by, null, now);
    }

    public OutcomeChange dispose(Actor by, Instant now) {
        require(OutcomeStage.AWAITING_PICK_UP, "be thrown away");
        return moved(OutcomeMove.DISPOSE, OutcomeStage.DISPOSED, verdict, remindedAt, by, null, now);
    }

    private OutcomeChange moved(
            OutcomeMove move,
            OutcomeStage next,
            @Nullable PrintVerdict said,
            @Nullable Instant reminded,
            Actor by,
            @Nullable String note,
            Instant now) {
        Outcome after =
                new Outcome(job, ownership, version + 1, next, next == stage ? since : now, endedAt, said, reminded);
        return after.changed(this, move, by.label(), note, now);
    }

    private OutcomeChange changed(
            @Nullable Outcome before, OutcomeMove move, String by, @Nullable String note, Instant now) {
        return new OutcomeChange(before, this, new OutcomeEvent(job, version, now, move, stage, verdict, by, note));
    }

    private void require(OutcomeStage needed, String what) {
        if (stage != needed) {
            throw PrintLabException.conflict("The print of job " + job + " is " + stage + "; only one that is " + needed
                    + " can " + what + ". Look at the job's page for what became of it.");
        }
    }

    private static OutcomeStage left(PrintVerdict verdict, boolean pickUp) {
        return pickUp && verdict.kind() != PrintVerdict.Kind.FAILED
                ? OutcomeStage.AWAITING_PICK_UP
                : OutcomeStage.CLOSED;
    }
}
