package io.printlab.persistence;

import io.printlab.device.NodeId;
import io.printlab.node.Node;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A row of {@code node}. */
@SuppressWarnings("ArrayRecordComponent")
record NodeRow(NodeId id, UUID process, String[] roles, String host, Instant startedAt, Instant seenAt) {
    static NodeRow of(Node node) {
        return new NodeRow(
                node.id(),
                node.process(),
                node.roles().stream().sorted().toArray(String[]::new),
                node.host(),
                node.startedAt(),
                node.seenAt());
    }

    Node toNode() {
        return new Node(id, process, Set.of(roles), host, startedAt, seenAt);
    }
}
