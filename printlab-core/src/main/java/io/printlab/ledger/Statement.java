package io.printlab.ledger;

import io.printlab.account.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was booked in a period, with exact sums.
 *
 * @param owner null for everybody
 * @param group null for all accounts
 * @param from the first day, in the lab's time zone
 * @param to the last day
 * @param entries oldest first
 * @param totals by currency
 */
public record Statement(
        @Nullable UserId owner,
        @Nullable String group,
        LocalDate from,
        LocalDate to,
        List<LedgerEntry> entries,
        List<Total> totals) {
    /** The entries of one currency together. */
    public record Total(String currency, Amount reserved, Amount used) {
        private Total with(LedgerEntry entry) {
            return entry.kind().isReservation()
                    ? new Total(currency, reserved.plus(entry.amount()), used)
                    : new Total(currency, reserved, used.plus(entry.amount()));
        }
    }

    public Statement {
        entries = List.copyOf(entries);
        totals = List.copyOf(totals);
    }

    static List<Total> totals(List<LedgerEntry> entries) {
        Map<String, Total> totals = new TreeMap<>();
        for (LedgerEntry entry : entries) {
            String currency = entry.currency();
            totals.put(
                    currency,
                    totals.getOrDefault(currency, new Total(currency, Amount.ZERO, Amount.ZERO))
                            .with(entry));
        }
        return List.copyOf(totals.values());
    }

    public static Statement of(
            @Nullable UserId owner, @Nullable String group, LocalDate from, LocalDate to, List<LedgerEntry> entries) {
        return new Statement(owner, group, from, to, entries, totals(entries));
    }
}
