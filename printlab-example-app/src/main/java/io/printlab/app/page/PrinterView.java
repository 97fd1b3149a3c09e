package io.printlab.app.page;

import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.job.JobQuery;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A printer's own page.
 *
 * @param recent the newest jobs on it that the visitor may see
 * @param loaded what staff said is in it, in words; empty while nobody has
 * @param tags with commas between them; staff's own, without those of the lab's settings
 */
public record PrinterView(
        PrinterCard printer, List<JobCard> recent, String loaded, Loaded filament, String tags, PrinterSafety safety) {
    /** What the form of the filament begins with; an empty text for what nobody has said. */
    public record Loaded(String material, String colour, String grams) {}

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
                text(device.filament()),
                loaded(device.filament()),
                String.join(", ", new TreeSet<>(device.tags())),
                PrinterSafety.of(viewing, id));
    }

    private static String text(@Nullable Filament filament) {
        if (filament == null) {
            return "";
        }
        String colour = filament.colour() == null ? "" : ", " + filament.colour();
        return filament.material()
                + colour
                + (filament.grams() == null ? "" : ", " + AmountText.grams(filament.grams()) + " left");
    }

    private static Loaded loaded(@Nullable Filament filament) {
        return filament == null
                ? new Loaded("", "", "")
                : new Loaded(
                        filament.material(),
                        filament.colour() == null ? "" : filament.colour(),
                        filament.grams() == null ? "" : String.valueOf(Math.round(filament.grams())));
    }
}
