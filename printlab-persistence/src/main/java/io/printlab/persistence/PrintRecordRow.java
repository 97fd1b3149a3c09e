package io.printlab.persistence;

import io.printlab.admission.PrintRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

record PrintRecordRow(
        int waiting,
        int completed,
        int lastFailures,
        String group,
        double weekSeconds,
        double weekGrams,
        double monthSeconds,
        double monthGrams) {
    /** @param rows of one person, one for each group */
    static PrintRecord toRecord(List<PrintRecordRow> rows) {
        PrintRecordRow any = rows.get(0);
        return new PrintRecord(
                any.waiting,
                any.completed,
                any.lastFailures,
                uses(rows, row -> use(row.weekSeconds, row.weekGrams)),
                uses(rows, row -> use(row.monthSeconds, row.monthGrams)));
    }

    private static PrintRecord.Uses uses(List<PrintRecordRow> rows, Function<PrintRecordRow, PrintRecord.Use> use) {
        Map<String, PrintRecord.Use> byGroup = rows.stream().collect(Collectors.toMap(PrintRecordRow::group, use));
        return new PrintRecord.Uses(byGroup);
    }

    private static PrintRecord.Use use(double seconds, double grams) {
        return new PrintRecord.Use(Duration.ofMillis(Math.round(seconds * 1000)), grams);
    }
}
