package io.printlab.job;

import io.printlab.account.Actor;
import io.printlab.device.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of one moment have in common.
 *
 * @param node that will drive the devices
 * @param leaseUntil when the leases end unless they are renewed
 * @param mostRunning the most jobs of one owner that may be on devices after the claims, exact whoever else claims; null for no limit.
 *     What is beyond it is left out
 */
public record ClaimTerms(
        NodeId node,
        Actor by,
        Instant now,
        Instant leaseUntil,
        @Nullable Integer mostRunning) {}
