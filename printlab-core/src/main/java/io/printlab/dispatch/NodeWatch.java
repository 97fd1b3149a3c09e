package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.device.Device;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.NodeId;
import io.printlab.device.StaleDeviceException;
import io.printlab.job.Job;
import io.printlab.job.Lease;
import io.printlab.job.StaleJobException;
import io.printlab.node.Node;
import io.printlab.spool.FilamentBooking;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that this process lives, and sees to what others left that have not been heard of: their devices become UNKNOWN, and
 * jobs whose lease ran out are handed to a person. Every process of a lab has one. Not thread-safe: one thread steps it.
 */
public final class NodeWatch {
    private static final Logger log = LoggerFactory.getLogger(NodeWatch.class);
    private static final Actor SELF = Actor.part("node-watch");

    /** What the watch tells its own process. */
    public interface Process {
        /** It was silent for longer than its claims stand: what it last stored may have been overwritten. */
        void heardAgain();

        /** Another run has begun under its id: it may not take jobs any more. */
        void replaced();
    }

    private final LabStore store;
    private final NodeId own;
    private final UUID process;
    private final Duration leaseTime;
    private final Process told;
    private final FilamentBooking filament;
    private boolean replaced;

    /** @param process tells this run from others under the same id */
    public NodeWatch(LabStore store, NodeId own, UUID process, Duration leaseTime, Process told) {
        this.store = store;
        this.own = own;
        this.process = process;
        this.leaseTime = leaseTime;
        this.told = told;
        this.filament = new FilamentBooking(store.spools());
    }

    public void step(Instant now) {
        sayThatItLives(now);
        store.jobs().expired(now).forEach(job -> interrupt(job, now));
        leaveDevicesOfSilentNodes(now);
    }

    private void sayThatItLives(Instant now) {
        Optional<Instant> before = store.nodes().seen(own, process, now);
        if (before.isPresent()) {
            if (before.get().plus(leaseTime).isBefore(now)) {
                log.warn("Node {} was cut off from the database since {}", own, before.get());
                told.heardAgain();
            }
        } else if (!replaced) {
            replaced = true;
            log.error(
                    "Another process has started as node {}. This one takes no more jobs: stop it, or give it an id of its own.",
                    own);
            told.replaced();
        }
    }

    private void interrupt(Job job, Instant now) {
        Lease lease = job.lease();
        String node = lease == null ? "unknown" : lease.node().value();
        try {
            store.jobs()
                    .store(job.interrupt(
                            "Node " + node
                                    + " has not been heard of since its lease ran out. Look at the device: it may still be printing.",
                            SELF,
                            now));
            filament.interrupted(job, store.devices().telemetry(), SELF.label(), now);
        } catch (StaleJobException moved) {
            log.debug("Job {} moved on before its expired lease was noted", job.id(), moved);
        }
    }

    private void leaveDevicesOfSilentNodes(Instant now) {
        Map<NodeId, Node> silent = store.nodes().all().stream()
                .filter(node -> !node.id().equals(own) && node.isSilent(leaseTime, now))
                .collect(Collectors.toMap(Node::id, Function.identity()));
        if (silent.isEmpty()) {
            return;
        }
        for (Device device : store.devices().all()) {
            Node node = silent.get(device.node());
            if (node != null && device.status().state() != DeviceState.UNKNOWN) {
                lose(device, node, now);
            }
        }
    }

    private void lose(Device device, Node node, Instant now) {
        try {
            store.devices()
                    .store(device.withStatus(DeviceStatus.unknown(
                            "Its node " + node.id() + " on " + node.host()
                                    + " is not heard of any more. Look at the device: it may still be printing.",
                            now)));
            log.warn("Device {} is UNKNOWN: node {} was last heard of at {}", device.id(), node.id(), node.seenAt());
        } catch (StaleDeviceException changed) {
            log.debug("Device {} changed before its node was missed", device.id(), changed);
        }
    }
}
