package io.printlab.persistence;

import io.printlab.device.NodeId;
import io.printlab.port.ReportedPort;
import io.printlab.port.SeenPort;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record SeenPortRow(
        NodeId node,
        String path,
        String[] aliases,
        @Nullable Integer vendorId,
        @Nullable Integer productId,
        String description,
        @Nullable String suggestion,
        Instant firstSeenAt) {
    static SeenPortRow of(NodeId node, SeenPort port, Instant now) {
        return new SeenPortRow(
                node,
                port.path(),
                port.aliases().toArray(String[]::new),
                port.vendorId(),
                port.productId(),
                port.description(),
                port.suggestion(),
                now);
    }

    ReportedPort toReported() {
        return new ReportedPort(
                node, new SeenPort(path, List.of(aliases), vendorId, productId, description, suggestion), firstSeenAt);
    }
}
