package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.device.StaleDeviceException;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.OfferedDriver;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where people say which devices the lab has. The device's node drives what is said here within seconds. Thread-safe; every
 * method may block on the database, checks the actor's rights first and throws {@link PrintLabException}: NOT_FOUND for an
 * unknown device, CONFLICT for one that is at work or defined in a settings file, FORBIDDEN.
 */
public final class DefinitionDesk {
    private static final int ATTEMPTS = 5;
    private static final String SEE = "see how devices are defined";

    private final LabStore store;
    private final AuditLog audit;
    private final Clock clock;

    public DefinitionDesk(LabStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The drivers of all nodes that have ever started, by node and id. */
    public List<DriverForm> drivers(Actor actor) {
        Access.require(actor, Permission.CONFIGURE_DEVICES, "see the drivers");
        return store.drivers().all().stream().map(DriverForm::of).toList();
    }

    /** All devices by id. */
    public List<DefinedDevice> devices(Actor actor) {
        Access.require(actor, Permission.CONFIGURE_DEVICES, SEE);
        Map<DeviceId, DefinitionSource> sources = store.definitions().sources();
        List<OfferedDriver> drivers = store.drivers().all();
        return store.devices().all().stream()
                .map(device -> defined(device, sources, drivers))
                .toList();
    }

    public DefinedDevice device(Actor actor, DeviceId id) {
        Access.require(actor, Permission.CONFIGURE_DEVICES, SEE);
        return known(id);
    }

    /**
     * Adds a device. Its node connects to it within seconds.
     *
     * @throws io.printlab.error.FieldFaultsException with a sentence for each field that is wrong
     */
    public Device add(Actor actor, DeviceWish wish) {
        Access.require(actor, Permission.CONFIGURE_DEVICES, "add devices");
        DeviceDefinition definition = new DefinitionCheck(wish, store.drivers().all(), null).definition();
        Access.requireReach(actor, definition.id(), "add this device");
        Instant now = clock.instant();
        return audit.decided(
                actor,
                AuditAction.DEVICE_ADDED,
                () -> store.definitions().add(Device.added(definition, new NodeId(wish.node()), now)),
                added -> AuditChange.of(
                        AuditSubject.Kind.DEVICE, added.id(), AuditFacts.NONE, facts(known(added.id()))));
    }

    /**
     * Defines a device anew; id and node stay. One that is reached otherwise than before must have no job.
     *
     * @throws io.printlab.error.FieldFaultsException with a sentence for each field that is wrong
     */
    public Device change(Actor actor, DeviceId id, DeviceWish wish) {
        Access.requireDevice(actor, Permission.CONFIGURE_DEVICES, id, "change devices");
        StaleDeviceException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DefinedDevice before = known(id);
            requireFromHere(before.source() == DefinitionSource.LAB, before.device());
            DeviceDefinition definition = new DefinitionCheck(
                            settled(wish, before.device()),
                            store.drivers().all(),
                            before.device().definition())
                    .definition();
            if (definition.equals(before.device().definition())) {
                return before.device();
            }
            try {
                return changed(actor, before, definition);
            } catch (StaleDeviceException stale) {
                last = stale;
            }
        }
        throw last == null ? PrintLabException.conflict("Device " + id + " could not be changed. Try again.") : last;
    }

    private Device changed(Actor actor, DefinedDevice before, DeviceDefinition definition) {
        AuditFacts stood = facts(before);
        DeviceDefinition last = before.device().definition();
        return audit.decided(
                actor,
                AuditAction.DEVICE_CHANGED,
                () -> store.definitions().change(before.device().defined(definition, clock.instant())),
                changed -> AuditChange.of(
                        AuditSubject.Kind.DEVICE,
                        changed.id(),
                        stood,
                        facts(defined(changed, Map.of(), store.drivers().all()))
                                .with(
                                        "retyped",
                                        retyped(
                                                driverOf(
                                                        changed, store.drivers().all()),
                                                last,
                                                definition))));
    }

    /** Takes a device out of the lab. */
    public void remove(Actor actor, DeviceId id) {
        Access.requireDevice(actor, Permission.CONFIGURE_DEVICES, id, "remove devices");
        StaleDeviceException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DefinedDevice known = known(id);
            requireFromHere(known.isRemovable(), known.device());
            AuditFacts stood = facts(known);
            try {
                audit.decided(
                        actor,
                        AuditAction.DEVICE_REMOVED,
                        () -> {
                            store.definitions().remove(known.device(), clock.instant());
                            return id;
                        },
                        gone -> AuditChange.of(AuditSubject.Kind.DEVICE, gone, stood, AuditFacts.NONE));
                return;
            } catch (StaleDeviceException stale) {
                last = stale;
            }
        }
        throw last == null ? PrintLabException.conflict("Device " + id + " could not be removed. Try again.") : last;
    }

    private static void requireFromHere(boolean fromHere, Device device) {
        if (!fromHere) {
            throw PrintLabException.conflict("Device " + device.id() + " is defined in the settings of node "
                    + device.node() + ". Change it there and start that node again.");
        }
    }

    /** Id and node of a device stay: another node would find another machine behind the same settings. */
    private static DeviceWish settled(DeviceWish wish, Device device) {
        return new DeviceWish(
                device.id().value(),
                wish.name(),
                device.node().value(),
                wish.driver(),
                wish.settings(),
                wish.model(),
                wish.materials(),
                wish.nozzleMillimetres(),
                wish.width(),
                wish.depth(),
                wish.height(),
                wish.tags());
    }

    private DefinedDevice known(DeviceId id) {
        return store.devices()
                .byId(id)
                .map(device -> defined(
                        device, store.definitions().sources(), store.drivers().all()))
                .orElseThrow(() -> PrintLabException.notFound(
                        "There is no device " + id + ". Look for it in the list of devices."));
    }

    private static DefinedDevice defined(
            Device device, Map<DeviceId, DefinitionSource> sources, List<OfferedDriver> drivers) {
        return new DefinedDevice(
                device, sources.getOrDefault(device.id(), DefinitionSource.SETTINGS_FILE), driverOf(device, drivers));
    }

    private static @Nullable OfferedDriver driverOf(Device device, List<OfferedDriver> drivers) {
        return drivers.stream()
                .filter(offered -> offered.node().equals(device.node())
                        && offered.driver().equals(device.definition().driver()))
                .findFirst()
                .orElse(null);
    }

    private static AuditFacts facts(DefinedDevice defined) {
        Device device = defined.device();
        return AuditFacts.of("name", device.definition().name())
                .with("node", device.node())
                .with("driver", device.definition().driver())
                .with("settings", defined.shownSettings())
                .with("model", device.definition().capabilities().model())
                .with(
                        "materials",
                        String.join(
                                ", ",
                                new TreeSet<>(device.definition().capabilities().materials())))
                .with("nozzle", device.definition().capabilities().nozzleMillimetres())
                .with("volume", device.definition().capabilities().volume().text())
                .with(
                        "tags",
                        String.join(
                                ", ",
                                new TreeSet<>(device.definition().capabilities().tags())));
    }

    /** Which secrets changed; without the driver's description any setting may be one. */
    private static @Nullable String retyped(
            @Nullable OfferedDriver driver, DeviceDefinition before, DeviceDefinition after) {
        Stream<String> secrets = driver == null
                ? after.settings().keySet().stream()
                : driver.settings().stream()
                        .filter(setting -> setting.kind() == DriverSetting.Kind.SECRET)
                        .map(DriverSetting::key);
        String changed = secrets.filter(key -> !Objects.equals(
                        after.settings().get(key), before.settings().get(key)))
                .sorted()
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? null : changed;
    }
}
