package io.printlab.app.page;

import io.printlab.account.Access;
import io.printlab.account.Permission;
import io.printlab.job.JobState;
import java.util.List;

/**
 * What waits for staff today.
 *
 * @param alarms printers in fault or without contact
 */
public record DeskView(
        List<PrinterCard> beds, List<JobCard> interrupted, List<ApprovalCard> approvals, List<PrinterCard> alarms) {
    private static final int SHOWN = 100;

    static DeskView of(Viewing viewing) {
        Access.requireSomewhere(viewing.actor(), Permission.APPROVE_JOBS, "see the staff's desk");
        List<PrinterCard> printers = viewing.isStaff() ? PrinterCards.all(viewing) : List.of();
        return new DeskView(
                printers.stream().filter(PrinterCard::bedToClear).toList(),
                jobs(viewing, JobState.INTERRUPTED),
                ApprovalCard.of(viewing, SHOWN),
                printers.stream()
                        .filter(card -> card.inService() && card.state().tone().equals("bad"))
                        .toList());
    }

    /** What the navigation tells of the desk; a printer in trouble is told by its own page. */
    static long tasks(Viewing viewing) {
        return (viewing.isStaff() ? PrinterCards.bedsToClear(viewing) : 0)
                + viewing.lab().jobs().waitingForStaff(viewing.actor());
    }

    public int count() {
        return beds.size() + interrupted.size() + approvals.size() + alarms.size();
    }

    private static List<JobCard> jobs(Viewing viewing, JobState state) {
        return JobCards.of(viewing, viewing.lab().jobs().forStaff(viewing.actor(), state, SHOWN));
    }
}
