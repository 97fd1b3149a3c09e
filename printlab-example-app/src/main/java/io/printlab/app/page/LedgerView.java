package io.printlab.app.page;

import io.printlab.ledger.Balance;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.Statement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its balances.
 *
 * @param person whose it is, as they sign in; empty for everybody
 * @param group whose it is; empty for all
 * @param from the first day
 * @param to the last day
 * @param limits of the person, or none
 * @param groupLimits what each member of the group has, in words
 * @param entries the newest of the period, newest first
 * @param left how many older ones the page leaves out
 * @param download address of the whole as CSV
 * @param currency in which corrections are booked
 */
public record LedgerView(
        String person,
        String group,
        String from,
        String to,
        List<LimitLine> limits,
        List<String> groupLimits,
        List<BalanceLine> balances,
        List<TotalLine> totals,
        List<EntryLine> entries,
        int left,
        String download,
        String currency) {
    private static final int SHOWN = 200;
    private static final int BALANCES_SHOWN = 300;

    /** An account. */
    public record BalanceLine(String person, String group, String reserved, String used) {}

    /** The sums of a period in one currency. */
    public record TotalLine(String reserved, String used) {}

    /**
     * A line of the statement.
     *
     * @param job null for a correction of no job
     */
    public record EntryLine(
            Moment at,
            String person,
            String group,
            @Nullable Long job,
            String kind,
            String hours,
            String grams,
            String money,
            String reason) {}

    static LedgerView of(
            Viewing viewing,
            String path,
            String person,
            Statement statement,
            List<Balance> balances,
            List<LimitLine> limits,
            List<String> groupLimits) {
        List<LedgerEntry> all = statement.entries();
        List<LedgerEntry> newest = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        String group = statement.group() == null ? "" : statement.group();
        return new LedgerView(
                person,
                group,
                statement.from().toString(),
                statement.to().toString(),
                limits,
                groupLimits,
                balances.stream()
                        .limit(BALANCES_SHOWN)
                        .map(balance -> new BalanceLine(
                                viewing.people().name(balance.owner()),
                                balance.group() == null ? "" : balance.group(),
                                LedgerText.amount(balance.reserved(), balance.currency()),
                                LedgerText.amount(balance.used(), balance.currency())))
                        .toList(),
                statement.totals().stream()
                        .map(total -> new TotalLine(
                                LedgerText.amount(total.reserved(), total.currency()),
                                LedgerText.amount(total.used(), total.currency())))
                        .toList(),
                lines(viewing, newest),
                all.size() - newest.size(),
                path + "?from=" + statement.from() + "&to=" + statement.to()
                        + (person.isEmpty() ? "" : "&person=" + encoded(person))
                        + (group.isEmpty() ? "" : "&group=" + encoded(group)),
                viewing.lab().rules().current().prices().currency());
    }

    private static List<EntryLine> lines(Viewing viewing, List<LedgerEntry> entries) {
        List<EntryLine> lines = new java.util.ArrayList<>(
                entries.stream().map(entry -> line(viewing, entry)).toList());
        java.util.Collections.reverse(lines);
        return lines;
    }

    private static EntryLine line(Viewing viewing, LedgerEntry entry) {
        return new EntryLine(
                viewing.moment(entry.at()),
                viewing.people().name(entry.owner()),
                entry.group() == null ? "" : entry.group(),
                entry.job() == null ? null : Long.valueOf(entry.job().value()),
                LedgerText.kind(entry.kind()),
                LedgerText.hours(entry.amount().millis()),
                LedgerText.grams(entry.amount().milligrams()),
                LedgerText.money(entry.amount().money(), entry.currency()),
                entry.reason() == null ? "" : entry.reason());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
