package io.printlab.node;

import io.printlab.device.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The processes of the lab. Thread-safe; every method may block on the database and throws UNAVAILABLE without it.
 * Implementations extend {@code LabStoreContract} of the testkit.
 */
public interface NodeRepository {
    /** A run begins: it takes the place of an earlier one under its id. */
    void begin(Node node);

    /**
     * The run is alive.
     *
     * @return when it was heard of before this; empty if another run has begun under its id, or it was removed
     */
    Optional<Instant> seen(NodeId id, UUID process, Instant now);

    /** By id. */
    List<Node> all();

    /** Removes a process that was last heard of before this and has no device; false if there is none such. */
    boolean removeSilent(NodeId id, Instant before);
}
