package io.printlab.driver;

import io.printlab.device.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Which drivers the nodes have: a process that serves people knows by it those of other nodes. Thread-safe; throws UNAVAILABLE without the database. */
public interface DriverCatalogue {
    /** A node starts with these drivers and no others; what was known of it before is replaced. */
    void offer(NodeId node, Collection<OfferedDriver> drivers, Instant now);

    /** All drivers of all nodes, by node and id. */
    List<OfferedDriver> all();
}
