package io.printlab.app.page;

import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Fitting;
import io.printlab.job.JobQuery;
import java.util.List;
import java.util.TreeSet;

/**
 * A printer's own page.
 *
 * @param recent the newest jobs on it that the visitor may see
 * @param tags with commas between them; staff's own, without those of the lab's settings
 */
public record PrinterView(
        PrinterCard printer,
        List<JobCard> recent,
        PrinterSpool spool,
        PrinterUpkeep upkeep,
        Fitted fitted,
        String tags,
        PrinterSafety safety) {
    /** What the form of nozzle and bed begins with; an empty text for the definition's. */
    public record Fitted(String nozzle, boolean hardened, String surface) {
        static Fitted of(Fitting fitting) {
            return new Fitted(
                    fitting.nozzleMillimetres() == null ? "" : String.valueOf(fitting.nozzleMillimetres()),
                    fitting.hardened(),
                    fitting.surface() == null ? "" : fitting.surface());
        }
    }

    private static final int SHOWN = 12;

    static PrinterView of(Viewing viewing, DeviceId id) {
        PrinterCard printer = PrinterCards.one(viewing, id);
        Device device = viewing.lab().devices().device(viewing.actor(), id);
        return new PrinterView(
                printer,
                JobCards.of(
                        viewing,
                        viewing.lab()
                                .jobs()
                                .list(viewing.actor(), JobQuery.newest(SHOWN).on(id))),
                PrinterSpool.of(viewing, device),
                PrinterUpkeep.of(viewing, device),
                Fitted.of(device.fitting()),
                String.join(", ", new TreeSet<>(device.tags())),
                PrinterSafety.of(viewing, id));
    }
}
