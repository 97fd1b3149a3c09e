package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.device.Device;
import io.printlab.node.Node;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The processes of the lab as staff see them. Thread-safe; every method may block on the database. */
public final class NodeDesk {
    private final LabStore store;
    private final Duration leaseTime;
    private final Clock clock;

    /** @param leaseTime after how much silence a process counts as gone */
    public NodeDesk(LabStore store, Duration leaseTime, Clock clock) {
        this.store = store;
        this.leaseTime = leaseTime;
        this.clock = clock;
    }

    /**
     * A process with what is plugged into its computer.
     *
     * @param silent whether it was not heard of for longer than its claims stand
     */
    public record Standing(Node node, boolean silent, List<Device> devices) {
        public Standing {
            devices = List.copyOf(devices);
        }
    }

    /**
     * All of them, by id.
     *
     * @throws io.printlab.error.PrintLabException FORBIDDEN for who does not operate devices
     */
    public List<Standing> nodes(Actor actor) {
        Access.require(actor, Permission.OPERATE_DEVICES, "see the nodes of the lab");
        Instant now = clock.instant();
        List<Device> devices = store.devices().all();
        return store.nodes().all().stream()
                .map(node -> new Standing(
                        node,
                        node.isSilent(leaseTime, now),
                        devices.stream()
                                .filter(device -> device.node().equals(node.id()))
                                .toList()))
                .toList();
    }
}
