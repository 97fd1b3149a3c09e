package io.printlab.queue;

import io.printlab.job.JobId;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a waiting job waits, and how long it will.
 *
 * @param position 1 for the next; counts the jobs that would be claimed before it
 * @param exact false if the position is an estimate
 * @param promoteAt when it moves up by itself, or null
 * @param reasons sentences for people, most telling first; never empty
 * @param factors what each factor does for its place, most telling first
 * @param next the device that it gets next, if no job before it takes that device; else null
 * @param obstacles what keeps it from each device that fits, or, if none fits, what every device lacks; a device that is
 *     free for it is left out
 * @param expected null if nothing can be foretold: no device fits, none of those that fit is at work, or it is too far back
 */
public record Explanation(
        JobId job,
        long position,
        boolean exact,
        Tier tier,
        @Nullable Instant promoteAt,
        List<String> reasons,
        List<FactorScore> factors,
        @Nullable NextDevice next,
        List<DeviceObstacle> obstacles,
        @Nullable Expectation expected) {
    public Explanation {
        reasons = List.copyOf(reasons);
        factors = List.copyOf(factors);
        obstacles = List.copyOf(obstacles);
    }
}
