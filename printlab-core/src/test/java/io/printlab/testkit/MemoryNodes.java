package io.printlab.testkit;

import io.printlab.device.NodeId;
import io.printlab.node.Node;
import io.printlab.node.NodeRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class MemoryNodes implements NodeRepository {
    private final MemoryDevices devices;
    private final Map<NodeId, Node> nodes = new HashMap<>();

    MemoryNodes(MemoryDevices devices) {
        this.devices = devices;
    }

    @Override
    public synchronized void begin(Node node) {
        nodes.put(node.id(), node);
    }

    @Override
    public synchronized Optional<Instant> seen(NodeId id, UUID process, Instant now) {
        Node known = nodes.get(id);
        if (known == null || !known.process().equals(process)) {
            return Optional.empty();
        }
        nodes.put(id, new Node(id, process, known.roles(), known.host(), known.startedAt(), now));
        return Optional.of(known.seenAt());
    }

    @Override
    public synchronized List<Node> all() {
        return nodes.values().stream()
                .sorted(Comparator.comparing(node -> node.id().value()))
                .toList();
    }

    @Override
    public synchronized boolean removeSilent(NodeId id, Instant before) {
        Node known = nodes.get(id);
        boolean removed = known != null
                && known.seenAt().isBefore(before)
                && devices.all().stream().noneMatch(device -> device.node().equals(id));
        if (removed) {
            nodes.remove(id);
        }
        return removed;
    }
}
