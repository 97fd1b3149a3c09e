package io.printlab.ledger;

import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobEvent;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Needs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the moves and verdicts of jobs book. Pure: every store asks it, so that all keep the same ledger. */
public final class Bookkeeping {
    private Bookkeeping() {}

    /** Whether the move may book anything; no claim does, nor any other move of a print that runs. */
    public static boolean concerns(JobChange change) {
        return change.after().state().isEnd() || change.event().needs() != null;
    }

    /** Whether the move lets a job in, under terms. */
    public static boolean isLetIn(JobChange change) {
        return change.event().needs() != null && change.event().from() == JobState.ANALYSING;
    }

    /** Whether a verdict is still to come that the charge waits for. */
    public static boolean awaitsVerdict(JobChange change, PrintTerms terms) {
        return terms.verdictAsked() && PrintUse.isJudged(change.event().move());
    }

    /** @param account what stands for the job before the move */
    public static List<LedgerEntry> of(JobChange change, JobAccount account) {
        JobEvent event = change.event();
        Needs needs = event.needs();
        Job after = change.after();
        if (!after.state().isEnd()) {
            return needs == null
                    ? List.of()
                    : new Posting(after, account, event.at(), event.at(), event.by(), null)
                            .to(account.terms().expected(needs.estimate()), account.charged());
        }
        if (awaitsVerdict(change, account.terms())) {
            return List.of();
        }
        return new Posting(after, account, event.at(), event.at(), event.by(), null)
                .to(Amount.ZERO, charge(change, account.terms()));
    }

    /**
     * What a verdict books: the reservation ends, and the charge becomes this share of what the print used.
     *
     * @param job at its end
     * @param percent 0 to 100
     */
    public static List<LedgerEntry> judged(
            Job job, JobAccount account, PrintUse use, int percent, String by, @Nullable String reason, Instant now) {
        return new Posting(job, account, now, job.since(), by, reason)
                .to(Amount.ZERO, use.under(account.terms()).percent(percent));
    }

    private static Amount charge(JobChange change, PrintTerms terms) {
        Job before = change.before();
        JobTransition move = change.event().move();
        return switch (move) {
            case COMPLETE, CANCEL, SETTLE_COMPLETED ->
                before == null
                        ? Amount.ZERO
                        : PrintUse.of(before, change.event()).under(terms);
            default -> Amount.ZERO;
        };
    }

    /** Brings a job's account from where it stands to where it is to stand. */
    private record Posting(
            Job job,
            JobAccount account,
            Instant at,
            Instant countedAt,
            String by,
            @Nullable String reason) {
        List<LedgerEntry> to(Amount reserved, Amount charged) {
            List<LedgerEntry> entries = new ArrayList<>();
            Amount more = reserved.minus(account.reserved());
            book(entries, EntryKind.RESERVED, more.above());
            book(entries, EntryKind.RELEASED, more.below());
            Amount dearer = charged.minus(account.charged());
            book(entries, EntryKind.CHARGED, dearer.above());
            book(entries, EntryKind.REFUNDED, dearer.below());
            return entries;
        }

        private void book(List<LedgerEntry> entries, EntryKind kind, Amount amount) {
            if (!amount.isZero()) {
                entries.add(new LedgerEntry(
                        0,
                        at,
                        countedAt,
                        job.submission().owner(),
                        job.submission().group(),
                        job.id(),
                        kind,
                        amount,
                        account.terms().currency(),
                        by,
                        reason));
            }
        }
    }
}
