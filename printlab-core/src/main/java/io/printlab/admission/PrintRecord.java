package io.printlab.admission;

import io.printlab.job.PrintEstimate;
import java.time.Duration;

/**
 * What the lab knows of a person's printing.
 *
 * @param waiting jobs that wait: being read, before approval, queued, held
 * @param completed prints that ended well, ever
 * @param lastFailures prints that failed or were rejected since the last that ended well
 * @param week used since the start of this week, estimates of what waits and prints included
 * @param month the same since the start of this month
 */
public record PrintRecord(int waiting, int completed, int lastFailures, Use week, Use month) {
    public static final PrintRecord NONE = new PrintRecord(0, 0, 0, Use.NONE, Use.NONE);

    /** @param grams of filament, 0 or more */
    public record Use(Duration time, double grams) {
        public static final Use NONE = new Use(Duration.ZERO, 0);

        /** With one more print; what is not known counts as nothing. */
        public Use with(PrintEstimate estimate) {
            Duration more = estimate.printTime();
            Double weight = estimate.filamentGrams();
            return new Use(more == null ? time : time.plus(more), weight == null ? grams : grams + weight);
        }
    }
}
