package io.printlab.persistence;

import io.printlab.device.NodeId;
import io.printlab.port.PortRepository;
import io.printlab.port.ReportedPort;
import io.printlab.port.SeenPort;
import java.time.Instant;
import java.util.List;

final class PostgresPorts implements PortRepository {
    private final Transactor transactor;

    PostgresPorts(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public void report(NodeId node, List<SeenPort> ports, Instant now) {
        transactor.inTransaction(session -> {
            PortMapper mapper = session.getMapper(PortMapper.class);
            int gone = mapper.forget(node, ports.stream().map(SeenPort::path).toArray(String[]::new));
            ports.forEach(port -> mapper.report(SeenPortRow.of(node, port, now)));
            return gone;
        });
    }

    @Override
    public List<ReportedPort> reportedSince(Instant time) {
        return transactor.with(
                PortMapper.class,
                ports -> ports.since(time).stream().map(SeenPortRow::toReported).toList());
    }
}
