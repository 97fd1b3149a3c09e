package io.printlab.ledger;

import io.printlab.account.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A statement as a table: comma-separated, CRLF, UTF-8 when it is sent, and with words that no spreadsheet takes for a formula. Times
 * are in the lab's zone, with its offset; figures are exact. The last lines are the sums.
 */
public final class StatementCsv {
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
    private static final String FORMULAS = "=+-@\t\r\n|%";

    private final Function<UserId, String> people;
    private final Function<String, String> actors;
    private final ZoneId zone;

    /**
     * @param people gives the name under which somebody is listed
     * @param actors gives a name for the label of who booked
     */
    public StatementCsv(Function<UserId, String> people, Function<String, String> actors, ZoneId zone) {
        this.people = people;
        this.actors = actors;
        this.zone = zone;
    }

    public String of(Statement statement) {
        StringBuilder out = new StringBuilder();
        line(out, HEAD);
        statement.entries().forEach(entry -> line(out, cells(entry)));
        for (Statement.Total total : statement.totals()) {
            line(out, sum("total reserved", total.reserved(), total.currency()));
            line(out, sum("total used", total.used(), total.currency()));
        }
        return out.toString();
    }

    private List<String> cells(LedgerEntry entry) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(entry.id()));
        cells.add(time(entry.at()));
        cells.add(time(entry.countedAt()));
        cells.add(words(people.apply(entry.owner())));
        cells.add(words(Objects.requireNonNullElse(entry.group(), "")));
        cells.add(entry.job() == null ? "" : entry.job().toString());
        cells.add(entry.kind().name());
        figures(cells, entry.amount(), entry.currency());
        cells.add(words(actors.apply(entry.by())));
        cells.add(words(Objects.requireNonNullElse(entry.reason(), "")));
        return cells;
    }

    private static List<String> sum(String what, Amount amount, String currency) {
        List<String> cells = new ArrayList<>(List.of("", "", "", "", "", "", what));
        figures(cells, amount, currency);
        cells.addAll(List.of("", ""));
        return cells;
    }

    private static void figures(List<String> cells, Amount amount, String currency) {
        cells.add(ExactText.seconds(amount.millis()));
        cells.add(ExactText.grams(amount.milligrams()));
        cells.add(ExactText.money(amount.money(), currency));
        cells.add(currency);
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append(String.join(",", cells)).append("\r\n");
    }

    /** What people wrote: never a formula, and always inside quotes. */
    private static String words(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}]+", " ");
        String start = plain.stripLeading();
        boolean formula = !start.isEmpty() && FORMULAS.indexOf(start.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + plain.replace("\"", "\"\"") + '"';
    }
}
