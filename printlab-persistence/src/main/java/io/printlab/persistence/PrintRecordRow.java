package io.printlab.persistence;

import io.printlab.admission.PrintRecord;
import io.printlab.ledger.Amount;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

record PrintRecordRow(
        int waiting,
        int completed,
        int lastFailures,
        String group,
        long weekMillis,
        long weekMilligrams,
        long monthMillis,
        long monthMilligrams) {
    /** @param rows of one person, one for each group */
    static PrintRecord toRecord(List<PrintRecordRow> rows) {
        PrintRecordRow any = rows.get(0);
        return new PrintRecord(
                any.waiting,
                any.completed,
                any.lastFailures,
                uses(rows, row -> use(row.weekMillis, row.weekMilligrams)),
                uses(rows, row -> use(row.monthMillis, row.monthMilligrams)));
    }

    private static PrintRecord.Uses uses(List<PrintRecordRow> rows, Function<PrintRecordRow, PrintRecord.Use> use) {
        Map<String, PrintRecord.Use> byGroup = rows.stream().collect(Collectors.toMap(PrintRecordRow::group, use));
        return new PrintRecord.Uses(byGroup);
    }

    private static PrintRecord.Use use(long millis, long milligrams) {
        Amount used = new Amount(millis, milligrams, 0);
        return new PrintRecord.Use(used.time(), used.grams());
    }
}
