package io.printlab.app.page;

import java.util.List;

/** The wall of printers. */
public record PrintersView(List<PrinterCard> printers, List<AlarmLine> alarms) {
    static PrintersView of(Viewing viewing) {
        return new PrintersView(PrinterCards.all(viewing), AlarmLine.all(viewing));
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
