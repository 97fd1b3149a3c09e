package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The queue and the devices at one moment, as explanations and forecasts need them.
 *
 * @param order the waiting jobs as {@link QueueOrder} gives them
 * @param devices in the order in which the dispatcher looks at them
 * @param freeAt when a device is expected to take its next job, for those that are busy and where that is known
 */
public record QueueSnapshot(
        List<WaitingJob> order,
        Map<UserId, Share> shares,
        Collection<Device> devices,
        Map<DeviceId, Instant> freeAt,
        LabMoment moment) {
    public QueueSnapshot {
        order = List.copyOf(order);
        shares = Map.copyOf(shares);
        devices = List.copyOf(devices);
        freeAt = Map.copyOf(freeAt);
    }

    public QueueSnapshot freeAt(Map<DeviceId, Instant> next) {
        return new QueueSnapshot(order, shares, devices, next, moment);
    }

    public Instant now() {
        return moment.now();
    }

    /** The owner's share; one that was never charged if there is none. */
    public Share share(UserId user) {
        return shares.getOrDefault(user, Share.fresh(user));
    }

    double leastVirtualTime() {
        return order.stream()
                .mapToDouble(job -> share(job.owner()).virtualTime())
                .min()
                .orElse(0);
    }
}
