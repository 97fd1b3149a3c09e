package io.printlab.job;

import io.printlab.account.Actor;
import io.printlab.device.NodeId;
import java.time.Instant;

/**
 * What the claims of one moment have in common.
 *
 * @param node that will drive the devices
 * @param leaseUntil when the leases end unless they are renewed
 */
public record ClaimTerms(NodeId node, Actor by, Instant now, Instant leaseUntil) {}
