package io.printlab.job;

import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import java.time.Instant;

/**
 * Which device has a job.
 *
 * @param node the node that must keep the claim alive
 * @param fence the fencing token: grows with every claim in the lab, so an old holder can be told from a new one
 */
public record Lease(DeviceId device, NodeId node, long fence, Instant claimedAt) {}
