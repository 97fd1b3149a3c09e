package io.printlab.persistence;

import io.printlab.device.NodeId;
import io.printlab.node.Node;
import io.printlab.node.NodeRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class PostgresNodes implements NodeRepository {
    private final Transactor transactor;

    PostgresNodes(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public void begin(Node node) {
        transactor.with(NodeMapper.class, nodes -> nodes.begin(NodeRow.of(node)));
    }

    @Override
    public Optional<Instant> seen(NodeId id, UUID process, Instant now) {
        return Optional.ofNullable(transactor.with(NodeMapper.class, nodes -> nodes.seen(id, process, now)));
    }

    @Override
    public List<Node> all() {
        return transactor.with(
                NodeMapper.class,
                nodes -> nodes.all().stream().map(NodeRow::toNode).toList());
    }

    @Override
    public boolean removeSilent(NodeId id, Instant before) {
        return transactor.with(NodeMapper.class, nodes -> nodes.removeSilent(id, before)) == 1;
    }
}
