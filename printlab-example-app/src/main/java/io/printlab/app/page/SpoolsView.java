package io.printlab.app.page;

import io.printlab.account.Permission;
import io.printlab.desk.StockLine;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the lab prints with.
 *
 * @param stock for everybody
 * @param spools for staff; empty for others
 * @param gone empty or thrown away; for staff
 */
public record SpoolsView(List<Stock> stock, List<SpoolCard> spools, List<SpoolCard> gone, boolean staff) {
    /** One material and colour. */
    public record Stock(String material, String colour, String spools, String printers) {}

    static SpoolsView of(Viewing viewing) {
        boolean staff = viewing.actor().may(Permission.OPERATE_DEVICES);
        return new SpoolsView(
                viewing.lab().spools().stock(viewing.actor()).stream()
                        .map(line -> stock(viewing, line))
                        .toList(),
                staff
                        ? viewing.lab().spools().inStock(viewing.actor()).stream()
                                .map(spool -> SpoolCard.of(viewing, spool))
                                .toList()
                        : List.of(),
                staff
                        ? viewing.lab().spools().gone(viewing.actor()).stream()
                                .map(spool -> SpoolCard.of(viewing, spool))
                                .toList()
                        : List.of(),
                staff);
    }

    private static Stock stock(Viewing viewing, StockLine line) {
        return new Stock(
                line.material(),
                line.colour() == null ? "" : line.colour(),
                line.spools() == 1 ? "1 spool" : line.spools() + " spools",
                line.devices().stream().sorted().map(viewing::deviceName).collect(Collectors.joining(", ")));
    }
}
