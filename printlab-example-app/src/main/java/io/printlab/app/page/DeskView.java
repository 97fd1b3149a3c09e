package io.printlab.app.page;

import io.printlab.account.Access;
import io.printlab.account.Permission;
import io.printlab.desk.OutcomeDesk;
import io.printlab.job.JobState;
import io.printlab.outcome.OutcomeStage;
import io.printlab.rule.AfterPrint;
import java.util.List;

/**
 * What waits for staff today.
 *
 * @param verdicts prints that wait for a verdict, each with its printer's bed if that is to be cleared
 * @param pickUps prints that wait for their owners
 * @param disposals those of them that may be thrown away
 * @param alarms printers in fault or without contact
 * @param spools of which little is left
 * @param tasks of printers that are due
 */
public record DeskView(
        List<PrinterCard> beds,
        List<JobCard> interrupted,
        List<ApprovalCard> approvals,
        List<DeskPrint> verdicts,
        List<DeskPrint> pickUps,
        List<DeskPrint> disposals,
        List<String> reasons,
        List<PrinterCard> alarms,
        List<SpoolCard> spools,
        List<TaskLine> tasks) {
    private static final int SHOWN = 100;

    static DeskView of(Viewing viewing) {
        Access.requireSomewhere(viewing.actor(), Permission.APPROVE_JOBS, "see the staff's desk");
        List<PrinterCard> printers = viewing.isStaff() ? PrinterCards.all(viewing) : List.of();
        OutcomeDesk outcomes = viewing.lab().outcomes();
        List<DeskPrint> verdicts =
                DeskPrint.of(viewing, outcomes.in(viewing.actor(), OutcomeStage.AWAITING_VERDICT), printers);
        List<DeskPrint> disposals = DeskPrint.of(viewing, outcomes.disposable(viewing.actor()), List.of());
        return new DeskView(
                printers.stream()
                        .filter(PrinterCard::bedToClear)
                        .filter(printer -> verdicts.stream().noneMatch(print -> printer.equals(print.bed())))
                        .toList(),
                jobs(viewing, JobState.INTERRUPTED),
                ApprovalCard.of(viewing, SHOWN),
                verdicts,
                DeskPrint.of(
                        viewing,
                        outcomes.in(viewing.actor(), OutcomeStage.AWAITING_PICK_UP).stream()
                                .filter(print -> !outcomes.isDisposable(print.outcome()))
                                .toList(),
                        List.of()),
                disposals,
                outcomes.reasons().stream().map(AfterPrint.FailureReason::name).toList(),
                printers.stream()
                        .filter(card -> card.inService() && card.state().tone().equals("bad"))
                        .toList(),
                viewing.isStaff()
                        ? viewing.lab().spools().low(viewing.actor()).stream()
                                .map(spool -> SpoolCard.of(viewing, spool))
                                .toList()
                        : List.of(),
                viewing.isStaff()
                        ? viewing.lab().upkeep().due(viewing.actor()).stream()
                                .map(task -> TaskLine.of(viewing, task))
                                .toList()
                        : List.of());
    }

    /** What the navigation tells of the desk; a printer in trouble is told by its own page. */
    static long tasks(Viewing viewing) {
        return (viewing.isStaff() ? PrinterCards.bedsToClear(viewing) : 0)
                + viewing.lab().jobs().waitingForStaff(viewing.actor())
                + viewing.lab().outcomes().waitingForStaff(viewing.actor());
    }

    public int count() {
        return beds.size()
                + (int) verdicts.stream().filter(print -> print.bed() != null).count()
                + interrupted.size()
                + approvals.size()
                + verdicts.size()
                + disposals.size()
                + alarms.size()
                + spools.size()
                + tasks.size();
    }

    private static List<JobCard> jobs(Viewing viewing, JobState state) {
        return JobCards.of(viewing, viewing.lab().jobs().forStaff(viewing.actor(), state, SHOWN));
    }
}
