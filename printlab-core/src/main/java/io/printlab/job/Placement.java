package io.printlab.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy put a job in the queue.
 *
 * @param tier its tier when it was placed
 * @param promoteAt when it moves to {@link Tier#AT_RISK}, or null if it never does
 * @param queuedAt orders the jobs of one user inside a tier
 * @param cost what the owner's share is charged when the job is claimed, in device hours
 * @param policy name of the policy that placed it
 */
public record Placement(Tier tier, @Nullable Instant promoteAt, Instant queuedAt, double cost, String policy) {
    public Placement placedBy(String name) {
        return new Placement(tier, promoteAt, queuedAt, cost, name);
    }
}
