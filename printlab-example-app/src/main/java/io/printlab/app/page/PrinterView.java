package io.printlab.app.page;

import io.printlab.device.DeviceId;
import io.printlab.job.JobQuery;
import java.util.List;

/**
 * A printer's own page.
 *
 * @param recent the newest jobs on it that the visitor may see
 */
public record PrinterView(PrinterCard printer, List<JobCard> recent) {
    private static final int SHOWN = 12;

    static PrinterView of(Viewing viewing, DeviceId id) {
        PrinterCard printer = PrinterCards.one(viewing, id);
        return new PrinterView(
                printer,
                JobCards.of(
                        viewing,
                        viewing.lab()
                                .jobs()
                                .list(viewing.actor(), JobQuery.newest(SHOWN).on(id))));
    }
}
