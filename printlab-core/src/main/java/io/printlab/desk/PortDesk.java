package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.port.ReportedPort;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be plugged in without being configured yet. Thread-safe; every method may block on the database. */
public final class PortDesk {
    /** A node that has said nothing for so long sees nothing any more. */
    private static final Duration FRESH = Duration.ofMinutes(3);

    private final LabStore store;
    private final Clock clock;

    public PortDesk(LabStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A port with the device that is configured for it.
     *
     * @param device null if none is: somebody has plugged something in
     */
    public record Found(ReportedPort reported, @Nullable DeviceId device) {}

    /** The serial ports that the nodes see now, by node and path. */
    public List<Found> ports(Actor actor) {
        Access.require(actor, Permission.CONFIGURE_DEVICES, "see what is plugged in");
        List<Device> devices = store.devices().all();
        return store.ports().reportedSince(clock.instant().minus(FRESH)).stream()
                .map(reported -> new Found(reported, configured(reported, devices)))
                .toList();
    }

    private static @Nullable DeviceId configured(ReportedPort reported, List<Device> devices) {
        return devices.stream()
                .filter(device -> device.node().equals(reported.node()))
                .filter(device ->
                        device.definition().settings().values().stream().anyMatch(reported.port()::isAt))
                .map(Device::id)
                .findFirst()
                .orElse(null);
    }
}
