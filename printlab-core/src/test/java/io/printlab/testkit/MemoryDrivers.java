package io.printlab.testkit;

import io.printlab.device.NodeId;
import io.printlab.driver.DriverCatalogue;
import io.printlab.driver.OfferedDriver;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class MemoryDrivers implements DriverCatalogue {
    private final Map<String, List<OfferedDriver>> byNode = new TreeMap<>();

    @Override
    public synchronized void offer(NodeId node, Collection<OfferedDriver> drivers, Instant now) {
        byNode.put(
                node.value(),
                drivers.stream()
                        .sorted(Comparator.comparing(OfferedDriver::driver))
                        .toList());
    }

    @Override
    public synchronized List<OfferedDriver> all() {
        return byNode.values().stream().flatMap(List::stream).toList();
    }
}
