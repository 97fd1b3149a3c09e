package io.printlab.app.page;

import io.printlab.account.Access;
import io.printlab.account.Permission;
import io.printlab.desk.OutcomeDesk;
import io.printlab.job.Job;
import io.printlab.ledger.Amount;
import io.printlab.ledger.JobAccount;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeEvent;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.rule.AfterPrint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a print after its end, and what it costs.
 *
 * @param stage null where nobody has said anything yet
 * @param cost what is charged, in words
 * @param judge whether the visitor may give a verdict now
 * @param pickUp whether the visitor may say that it was picked up
 * @param dispose whether the visitor may say that it was thrown away
 * @param reasons why prints fail
 */
public record AfterPrintView(
        @Nullable Chip stage,
        String sentence,
        String cost,
        boolean judge,
        boolean pickUp,
        boolean dispose,
        List<String> reasons,
        List<TimeLineEntry> story) {
    static @Nullable AfterPrintView of(Viewing viewing, Job job) {
        OutcomeDesk desk = viewing.lab().outcomes();
        Outcome outcome = desk.outcome(viewing.actor(), job.id()).orElse(null);
        boolean judge = desk.mayJudge(viewing.actor(), job, outcome);
        if (!job.state().isEnd() || (outcome == null && !judge)) {
            return null;
        }
        boolean waits = outcome != null && outcome.stage() == OutcomeStage.AWAITING_PICK_UP;
        return new AfterPrintView(
                outcome == null ? null : OutcomeText.stage(outcome.stage()),
                outcome == null ? "Nobody has judged it yet; what the printer said counts." : OutcomeText.of(outcome),
                cost(desk.account(viewing.actor(), job.id())),
                judge,
                waits && Access.mayAct(viewing.actor(), job.submission().ownership()),
                outcome != null
                        && desk.isDisposable(outcome)
                        && Access.mayAsStaff(viewing.actor(), Permission.ACT_ON_ALL_JOBS, outcome.ownership()),
                desk.reasons().stream().map(AfterPrint.FailureReason::name).toList(),
                desk.history(viewing.actor(), job.id()).stream()
                        .map(event -> entry(viewing, event))
                        .toList());
    }

    private static TimeLineEntry entry(Viewing viewing, OutcomeEvent event) {
        PrintVerdict verdict = event.verdict();
        String sentence = OutcomeText.move(event.move(), viewing.people().nameOf(event.by()), verdict);
        boolean failed = verdict != null && verdict.kind() == PrintVerdict.Kind.FAILED;
        return new TimeLineEntry(sentence, failed ? "bad" : "calm", event.note(), viewing.moment(event.at()));
    }

    private static String cost(JobAccount account) {
        if (account.terms().isFree()) {
            return "It costs nothing: the lab makes good an earlier print.";
        }
        Amount charged = account.charged();
        String currency = account.terms().currency();
        return charged.isZero()
                ? account.reserved().isZero() ? "Nothing is charged." : "Nothing is charged before the verdict."
                : "Charged: " + LedgerText.amount(charged, currency) + ".";
    }
}
