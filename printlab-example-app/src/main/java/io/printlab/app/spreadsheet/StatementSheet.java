package io.printlab.app.spreadsheet;

import io.printlab.account.UserId;
import io.printlab.ledger.Amount;
import io.printlab.ledger.ExactText;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement as a table. Times are in the lab's zone, with its offset; figures are exact. The last lines are the sums. */
public final class StatementSheet {
    private static final List<String> HEAD = List.of(
            "entry",
            "booked",
            "counted",
            "person",
            "group",
            "job",
            "kind",
            "seconds",
            "grams",
            "money",
            "currency",
            "by",
            "reason");

    private final Function<UserId, String> people;
    private final Function<String, String> actors;
    private final ZoneId zone;

    /**
     * @param people gives the name under which somebody is listed
     * @param actors gives a name for the label of who booked
     */
    public StatementSheet(Function<UserId, String> people, Function<String, String> actors, ZoneId zone) {
        this.people = people;
        this.actors = actors;
        this.zone = zone;
    }

    public String of(Statement statement) {
        StringBuilder out = new StringBuilder(Spreadsheet.line(HEAD));
        statement.entries().forEach(entry -> out.append(Spreadsheet.line(cells(entry))));
        for (Statement.Total total : statement.totals()) {
            out.append(Spreadsheet.line(sum("total reserved", total.reserved(), total.currency())));
            out.append(Spreadsheet.line(sum("total used", total.used(), total.currency())));
        }
        return out.toString();
    }

    private List<@Nullable Object> cells(LedgerEntry entry) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(entry.id());
        cells.add(time(entry.at()));
        cells.add(time(entry.countedAt()));
        cells.add(people.apply(entry.owner()));
        cells.add(entry.group());
        cells.add(entry.job() == null ? null : entry.job().value());
        cells.add(entry.kind());
        figures(cells, entry.amount(), entry.currency());
        cells.add(actors.apply(entry.by()));
        cells.add(entry.reason());
        return cells;
    }

    private static List<@Nullable Object> sum(String what, Amount amount, String currency) {
        List<@Nullable Object> cells = new ArrayList<>(Collections.nCopies(6, null));
        cells.add(what);
        figures(cells, amount, currency);
        cells.addAll(Collections.nCopies(2, null));
        return cells;
    }

    private static void figures(List<@Nullable Object> cells, Amount amount, String currency) {
        cells.add(new BigDecimal(ExactText.seconds(amount.millis())));
        cells.add(new BigDecimal(ExactText.grams(amount.milligrams())));
        cells.add(new BigDecimal(ExactText.money(amount.money(), currency)));
        cells.add(currency);
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
