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
 * @param host name of the computer that it runs on, for people
 * @param roles what this process does
 * @param devices the devices that are plugged into this host
 * @param leaseTime how long a claim stands without being renewed; renewed at a third of it
 * @param fileLimitBytes the largest print file that is taken
 */
public record PrintLabConfig(
        NodeId node,
        String host,
        Set<NodeRole> roles,
        List<DeviceDefinition> devices,
        Duration leaseTime,
        long fileLimitBytes) {
    public PrintLabConfig {
        roles = Set.copyOf(roles);
        devices = List.copyOf(devices);
    }

    /** One process that does everything, without devices: 30 s of lease, files up to 500 MB. */
    public static PrintLabConfig defaults() {
        return new PrintLabConfig(
                new NodeId("main"),
                "this computer",
                EnumSet.allOf(NodeRole.class),
                List.of(),
                Duration.ofSeconds(30),
                500_000_000L);
    }

    public PrintLabConfig withDevices(List<DeviceDefinition> next) {
        return new PrintLabConfig(node, host, roles, next, leaseTime, fileLimitBytes);
    }

    public PrintLabConfig withNode(NodeId next) {
        return new PrintLabConfig(next, host, roles, devices, leaseTime, fileLimitBytes);
    }

    /** @param next cut off after 100 characters */
    public PrintLabConfig withHost(String next) {
        String shown = next.length() > 100 ? next.substring(0, 100) : next;
        return new PrintLabConfig(node, shown, roles, devices, leaseTime, fileLimitBytes);
    }

    public PrintLabConfig withRoles(Set<NodeRole> next) {
        return new PrintLabConfig(node, host, next, devices, leaseTime, fileLimitBytes);
    }

    public PrintLabConfig withLeaseTime(Duration next) {
        return new PrintLabConfig(node, host, roles, devices, next, fileLimitBytes);
    }

    public PrintLabConfig withFileLimitBytes(long next) {
        return new PrintLabConfig(node, host, roles, devices, leaseTime, next);
    }
}
