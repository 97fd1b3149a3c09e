package io.printlab;

import io.printlab.device.DeviceDefinition;
import io.printlab.device.NodeId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Settings of a lab's process.
 *
 * @param node name of this process among those that share the database; the same after a restart
 * @param roles what this process does
 * @param devices the devices that are plugged into this host
 * @param leaseTime how long a claim stands without being renewed; renewed at a third of it
 * @param fileLimitBytes the largest print file that is taken
 */
public record PrintLabConfig(
        NodeId node, Set<NodeRole> roles, List<DeviceDefinition> devices, Duration leaseTime, long fileLimitBytes) {
    public PrintLabConfig {
        roles = Set.copyOf(roles);
        devices = List.copyOf(devices);
    }

    /** One process that does everything, without devices: 30 s of lease, files up to 500 MB. */
    public static PrintLabConfig defaults() {
        return new PrintLabConfig(
                new NodeId("main"), EnumSet.allOf(NodeRole.class), List.of(), Duration.ofSeconds(30), 500_000_000L);
    }

    public PrintLabConfig withDevices(List<DeviceDefinition> next) {
        return new PrintLabConfig(node, roles, next, leaseTime, fileLimitBytes);
    }

    public PrintLabConfig withNode(NodeId next) {
        return new PrintLabConfig(next, roles, devices, leaseTime, fileLimitBytes);
    }

    public PrintLabConfig withRoles(Set<NodeRole> next) {
        return new PrintLabConfig(node, next, devices, leaseTime, fileLimitBytes);
    }

    public PrintLabConfig withLeaseTime(Duration next) {
        return new PrintLabConfig(node, roles, devices, next, fileLimitBytes);
    }

    public PrintLabConfig withFileLimitBytes(long next) {
        return new PrintLabConfig(node, roles, devices, leaseTime, next);
    }
}
