package io.printlab.persistence;

import io.printlab.admission.PrintRecord;
import java.time.Duration;

record PrintRecordRow(
        int waiting,
        int completed,
        int lastFailures,
        double weekSeconds,
        double weekGrams,
        double monthSeconds,
        double monthGrams) {
    PrintRecord toRecord() {
        return new PrintRecord(
                waiting, completed, lastFailures, use(weekSeconds, weekGrams), use(monthSeconds, monthGrams));
    }

    private static PrintRecord.Use use(double seconds, double grams) {
        return new PrintRecord.Use(Duration.ofMillis(Math.round(seconds * 1000)), grams);
    }
}
