package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The queue and the devices at one moment, as an explanation needs them.
 *
 * @param order the waiting jobs as {@link QueueOrder} gives them
 * @param devices in the order in which the dispatcher looks at them
 * @param freeAt when a device is expected to take its next job, for those where that is known
 */
public record QueueSnapshot(
        List<WaitingJob> order,
        Map<UserId, Share> shares,
        Collection<Device> devices,
        Map<DeviceId, Instant> freeAt,
        Instant now) {
    public QueueSnapshot {
        order = List.copyOf(order);
        shares = Map.copyOf(shares);
        devices = List.copyOf(devices);
        freeAt = Map.copyOf(freeAt);
    }

    Share share(UserId user) {
        return shares.getOrDefault(user, Share.fresh(user));
    }

    double leastVirtualTime() {
        return order.stream()
                .mapToDouble(job -> share(job.owner()).virtualTime())
                .min()
                .orElse(0);
    }

    /** Each job in turn takes the device that can have it first: the ready ones as they stand, then by what is expected. */
    Optional<NextDevice> nextFor(int index) {
        Set<DeviceId> taken = new HashSet<>();
        for (WaitingJob job : order.subList(0, index)) {
            best(job, taken).ifPresent(device -> taken.add(device.id()));
        }
        return best(order.get(index), taken)
                .map(device -> new NextDevice(
                        device.id(),
                        device.definition().name(),
                        device.isReady(),
                        device.isReady() ? null : freeAt.get(device.id())));
    }

    private Optional<Device> best(WaitingJob job, Set<DeviceId> taken) {
        return devices.stream()
                .filter(device -> device.inService() && !taken.contains(device.id()))
                .filter(device -> device.isReady() || freeAt.containsKey(device.id()))
                .filter(device -> device.capabilities().satisfies(job.lane().requirements()))
                .min(Comparator.comparing(
                        device -> device.isReady() ? Instant.MIN : freeAt.getOrDefault(device.id(), Instant.MAX)));
    }
}
