package io.printlab.admission;

import io.printlab.job.PrintEstimate;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.Quota;
import java.time.Duration;

/**
 * What the lab knows of a person's printing. Jobs are counted up to {@link AdmissionLimits#MOST_COUNTED}.
 *
 * @param waiting jobs that wait: being read, before approval, queued, held
 * @param completed prints that ended well, ever
 * @param lastFailures prints that failed or were rejected since the last that ended well
 * @param week used since the start of this week
 * @param month used since the start of this month
 */
public record PrintRecord(int waiting, int completed, int lastFailures, Use week, Use month) {
    public static final PrintRecord NONE = new PrintRecord(0, 0, 0, Use.NONE, Use.NONE);

    public Use used(Quota.Period period) {
        return period == Quota.Period.WEEK ? week : month;
    }

    /** As it is for a job that is being read, and so waits already. */
    public PrintRecord besidesOneBeingRead() {
        return new PrintRecord(Math.max(0, waiting - 1), completed, lastFailures, week, month);
    }

    /**
     * What somebody uses: the estimates of what waits, prints or is interrupted, and what was really used by prints that ended in
     * the period, well or because a person cancelled them. A print that failed, and one that staff gave up, uses nothing:
     * it is the lab's fault or its decision.
     *
     * @param grams of filament, 0 or more
     */
    public record Use(Duration time, double grams) {
        public static final Use NONE = new Use(Duration.ZERO, 0);

        public double hours() {
            return time.toMillis() / 3_600_000.0;
        }

        /** With so many more prints of one kind; what is not known counts as nothing. */
        public Use with(PrintEstimate each, int prints) {
            Duration more = each.printTime();
            Double weight = each.filamentGrams();
            return new Use(
                    more == null ? time : time.plus(more.multipliedBy(prints)),
                    weight == null ? grams : grams + weight * prints);
        }
    }
}
