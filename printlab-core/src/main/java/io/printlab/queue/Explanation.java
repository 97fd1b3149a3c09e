package io.printlab.queue;

import io.printlab.job.JobId;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a waiting job waits.
 *
 * @param position 1 for the next; counts the jobs that would be claimed before it
 * @param promoteAt when it moves up by itself, or null
 * @param reasons sentences for people, most telling first; never empty
 * @param factors what each factor does for its place, most telling first; empty if the policy was not asked
 * @param next the device that it gets next, if no job before it takes that device; else null
 */
public record Explanation(
        JobId job,
        int position,
        Tier tier,
        @Nullable Instant promoteAt,
        List<String> reasons,
        List<FactorScore> factors,
        @Nullable NextDevice next) {
    public Explanation {
        reasons = List.copyOf(reasons);
        factors = List.copyOf(factors);
    }

    public Explanation(JobId job, int position, Tier tier, @Nullable Instant promoteAt, List<String> reasons) {
        this(job, position, tier, promoteAt, reasons, List.of(), null);
    }
}
