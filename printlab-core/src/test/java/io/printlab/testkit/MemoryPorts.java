package io.printlab.testkit;

import io.printlab.device.NodeId;
import io.printlab.port.PortRepository;
import io.printlab.port.ReportedPort;
import io.printlab.port.SeenPort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class MemoryPorts implements PortRepository {
    private record Report(Instant at, List<ReportedPort> ports) {}

    private final Map<String, Report> reports = new TreeMap<>();

    @Override
    public synchronized void report(NodeId node, List<SeenPort> ports, Instant now) {
        List<ReportedPort> known =
                reports.containsKey(node.value()) ? reports.get(node.value()).ports() : List.of();
        List<ReportedPort> next = new ArrayList<>();
        for (SeenPort port : ports) {
            Instant since = known.stream()
                    .filter(before -> before.port().path().equals(port.path()))
                    .map(ReportedPort::firstSeenAt)
                    .findFirst()
                    .orElse(now);
            next.add(new ReportedPort(node, port, since));
        }
        next.sort(java.util.Comparator.comparing(reported -> reported.port().path()));
        reports.put(node.value(), new Report(now, List.copyOf(next)));
    }

    @Override
    public synchronized List<ReportedPort> reportedSince(Instant time) {
        return reports.values().stream()
                .filter(report -> !report.at().isBefore(time))
                .flatMap(report -> report.ports().stream())
                .toList();
    }
}
