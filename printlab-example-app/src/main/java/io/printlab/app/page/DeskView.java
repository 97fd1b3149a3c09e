package io.printlab.app.page;

import io.printlab.account.Access;
import io.printlab.account.Permission;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import java.util.List;
import java.util.Map;

/**
 * What waits for staff today.
 *
 * @param alarms printers in fault or without contact
 */
public record DeskView(
        List<PrinterCard> beds, List<JobCard> interrupted, List<JobCard> approvals, List<PrinterCard> alarms) {
    private static final int SHOWN = 100;

    static DeskView of(Viewing viewing) {
        Access.require(viewing.actor(), Permission.ACT_ON_ALL_JOBS, "see the staff's desk");
        Access.require(viewing.actor(), Permission.OPERATE_DEVICES, "see the staff's desk");
        List<PrinterCard> printers = PrinterCards.all(viewing);
        return new DeskView(
                printers.stream().filter(PrinterCard::bedToClear).toList(),
                jobs(viewing, JobState.INTERRUPTED),
                jobs(viewing, JobState.AWAITING_APPROVAL),
                printers.stream()
                        .filter(card -> card.inService() && card.state().tone().equals("bad"))
                        .toList());
    }

    /** What the navigation tells of the desk; a printer in trouble is told by its own page. */
    static long tasks(Viewing viewing) {
        Map<JobState, Long> jobs = viewing.lab().store().jobs().countByState();
        return PrinterCards.bedsToClear(viewing)
                + jobs.getOrDefault(JobState.INTERRUPTED, 0L)
                + jobs.getOrDefault(JobState.AWAITING_APPROVAL, 0L);
    }

    public int count() {
        return beds.size() + interrupted.size() + approvals.size() + alarms.size();
    }

    private static List<JobCard> jobs(Viewing viewing, JobState state) {
        return JobCards.of(
                viewing,
                viewing.lab()
                        .jobs()
                        .list(viewing.actor(), JobQuery.newest(SHOWN).in(state)));
    }
}
