package io.printlab.app.page;

import io.printlab.account.Permission;
import io.printlab.device.Device;
import io.printlab.device.Filament;
import io.printlab.spool.Spool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a printer, and what could be put in.
 *
 * @param loaded material and colour for everybody, what is left for staff; empty while nobody has said what is loaded
 * @param spool the spool that is in it; null for others than staff
 * @param choices the spools that are in no printer; none for others than staff
 */
public record PrinterSpool(String loaded, @Nullable SpoolCard spool, List<SpoolCard> choices) {
    static PrinterSpool of(Viewing viewing, Device device) {
        Filament filament = device.filament();
        String kind = filament == null
                ? ""
                : filament.material() + (filament.colour() == null ? "" : ", " + filament.colour());
        if (!viewing.actor().may(Permission.OPERATE_DEVICES)) {
            return new PrinterSpool(kind, null, List.of());
        }
        Spool in = viewing.lab().spools().in(viewing.actor(), device.id()).orElse(null);
        return new PrinterSpool(
                kind
                        + (filament == null || filament.grams() == null
                                ? ""
                                : ", " + AmountText.grams(filament.grams()) + " left"),
                in == null ? null : SpoolCard.of(viewing, in),
                viewing.lab().spools().inStock(viewing.actor()).stream()
                        .filter(spool -> spool.device() == null)
                        .map(spool -> SpoolCard.of(viewing, spool))
                        .toList());
    }
}
