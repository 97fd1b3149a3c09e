package io.printlab.port;

import io.printlab.device.NodeId;
import java.time.Instant;
import java.util.List;

/** What the nodes see. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface PortRepository {
    /** Replaces what the node saw before; a port that it saw already keeps the time since when. */
    void report(NodeId node, List<SeenPort> ports, Instant now);

    /** What was reported since this time, by node and path. */
    List<ReportedPort> reportedSince(Instant time);
}
