package io.printlab.port;

import io.printlab.device.NodeId;
import java.time.Instant;

/**
 * A port that a node sees.
 *
 * @param firstSeenAt when it was plugged in, as far as the node was there to see it
 */
public record ReportedPort(NodeId node, SeenPort port, Instant firstSeenAt) {}
