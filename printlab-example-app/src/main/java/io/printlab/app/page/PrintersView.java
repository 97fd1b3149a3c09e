package io.printlab.app.page;

import io.printlab.account.Permission;
import java.util.List;

/**
 * The wall of printers.
 *
 * @param configurable whether the visitor says which printers there are
 */
public record PrintersView(List<PrinterCard> printers, List<AlarmLine> alarms, boolean configurable) {
    static PrintersView of(Viewing viewing) {
        return new PrintersView(
                PrinterCards.all(viewing),
                AlarmLine.all(viewing),
                viewing.actor().may(Permission.CONFIGURE_DEVICES));
    }

    public long printing() {
        return printers.stream().filter(card -> card.job() != null).count();
    }

    public long ready() {
        return printers.stream()
                .filter(card -> card.state().label().equals("Ready"))
                .count();
    }
}
