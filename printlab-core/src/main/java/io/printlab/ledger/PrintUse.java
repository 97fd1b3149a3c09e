package io.printlab.ledger;

import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import java.time.Duration;
import java.util.List;

/**
 * What a print really used: the time on the device, and of the filament the share of that time in the expected one.
 *
 * @param grams 0 where the file does not say
 */
public record PrintUse(Duration time, double grams) {
    public static final PrintUse NONE = new PrintUse(Duration.ZERO, 0);

    /** Whether the print is one that people judge: the printer finished it, or could not. */
    public static boolean isJudged(JobTransition end) {
        return switch (end) {
            case COMPLETE, FAIL, SETTLE_COMPLETED, SETTLE_FAILED -> true;
            default -> false;
        };
    }

    /** @param history of a job, whole; one that has not ended has used nothing yet */
    public static PrintUse of(List<JobEvent> history) {
        if (history.size() < 2) {
            return NONE;
        }
        JobEvent last = history.get(history.size() - 1);
        return of(Job.replay(history.subList(0, history.size() - 1)), last);
    }

    /**
     * A print that a person saw finished counts as it was expected; of one that contact was lost with, the time until then.
     *
     * @param before the job before its end
     */
    static PrintUse of(Job before, JobEvent end) {
        Lease lease = before.lease();
        if (lease == null || !(isJudged(end.move()) || end.move() == JobTransition.CANCEL)) {
            return NONE;
        }
        Needs needs = before.needs();
        PrintEstimate estimate = needs == null ? PrintEstimate.UNKNOWN : needs.estimate();
        Duration expected = estimate.printTime();
        Double weight = estimate.filamentGrams();
        double grams = weight == null ? 0 : weight;
        Duration seen =
                Duration.between(lease.claimedAt(), before.state() == JobState.INTERRUPTED ? before.since() : end.at());
        Duration time = end.move() == JobTransition.SETTLE_COMPLETED && expected != null ? expected : seen;
        return new PrintUse(time, end.to() == JobState.COMPLETED ? grams : grams * share(seen, expected));
    }

    Amount under(PrintTerms terms) {
        return terms.amount(time, grams);
    }

    private static double share(Duration seen, @org.jspecify.annotations.Nullable Duration expected) {
        return expected == null || expected.isZero() ? 1 : Math.min(1, (double) seen.toMillis() / expected.toMillis());
    }
}
