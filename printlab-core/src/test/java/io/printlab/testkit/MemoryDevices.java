package io.printlab.testkit;

import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceRepository;
import io.printlab.device.NodeId;
import io.printlab.device.StaleDeviceException;
import io.printlab.device.Telemetry;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.spool.Spool;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

final class MemoryDevices implements DeviceRepository {
    private final MemoryEvents events;
    private final MemorySpools spools;
    private final Clock clock;
    private final Map<DeviceId, Device> devices = new TreeMap<>();
    private final Map<DeviceId, Telemetry> telemetry = new TreeMap<>();
    private final Map<DeviceId, DefinitionSource> sources = new TreeMap<>();
    private final Map<DeviceId, Long> removed = new TreeMap<>();

    MemoryDevices(MemoryEvents events, MemorySpools spools, Clock clock) {
        this.events = events;
        this.spools = spools;
        this.clock = clock;
    }

    @Override
    public synchronized Device add(Device device) {
        Device known = devices.get(device.id());
        return loaded(known == null ? put(device, DefinitionSource.SETTINGS_FILE) : known);
    }

    synchronized Device addDefined(Device device) {
        if (devices.containsKey(device.id())) {
            throw PrintLabException.conflict(
                    "There is a device " + device.id() + " already. Choose another id, or change that one.");
        }
        Device added = put(device, DefinitionSource.LAB);
        defined(added);
        return loaded(added);
    }

    synchronized void remove(Device last) {
        Device stored = devices.get(last.id());
        if (stored == null || stored.version() != last.version()) {
            throw new StaleDeviceException(last.id(), last.version());
        }
        devices.remove(last.id());
        sources.remove(last.id());
        telemetry.remove(last.id());
        removed.put(last.id(), last.version() + 1);
        defined(last);
    }

    synchronized Map<DeviceId, DefinitionSource> sources() {
        return Map.copyOf(sources);
    }

    synchronized void configured(NodeId node, Set<DeviceId> configured) {
        sources.replaceAll((id, source) -> {
            if (configured.contains(id)) {
                return DefinitionSource.SETTINGS_FILE;
            }
            boolean left = source == DefinitionSource.SETTINGS_FILE
                    && Objects.requireNonNull(devices.get(id)).node().equals(node);
            return left ? DefinitionSource.LEFT_OVER : source;
        });
    }

    private Device put(Device device, DefinitionSource source) {
        Device added = new Device(
                device.definition(),
                device.node(),
                removed.getOrDefault(device.id(), 0L) + device.version(),
                device.maintenance(),
                device.status(),
                device.bed(),
                device.filament(),
                device.tags(),
                device.fitting());
        devices.put(device.id(), added);
        sources.put(device.id(), source);
        return added;
    }

    private void defined(Device device) {
        events.log(
                clock.instant(),
                EventKind.DEVICE_CHANGED,
                null,
                device.id(),
                null,
                Map.of("definition", device.definition().name()));
    }

    @Override
    public synchronized Optional<Device> byId(DeviceId id) {
        return Optional.ofNullable(devices.get(id)).map(this::loaded);
    }

    @Override
    public synchronized List<Device> all() {
        return devices.values().stream().map(this::loaded).toList();
    }

    @Override
    public synchronized Device store(Device next) {
        Device stored = devices.get(next.id());
        if (stored == null || stored.version() != next.version() - 1) {
            throw new StaleDeviceException(next.id(), next.version() - 1);
        }
        devices.put(next.id(), next);
        log(stored, next);
        return next;
    }

    @Override
    public synchronized void report(Telemetry newest) {
        telemetry.put(newest.device(), newest);
    }

    @Override
    public synchronized List<Telemetry> telemetry() {
        return List.copyOf(telemetry.values());
    }

    private Device loaded(Device device) {
        return device.loadedWith(spools.in(device.id()).map(Spool::filament).orElse(null));
    }

    private static Map<String, String> details(Device before, Device after) {
        Map<String, String> details = new TreeMap<>();
        details.put("state", after.status().state().name());
        details.put("inService", Boolean.toString(after.inService()));
        details.put("evidence", after.status().evidence());
        if (!before.definition().equals(after.definition())) {
            details.put("definition", after.definition().name());
        }
        return details;
    }

    private void log(Device before, Device after) {
        if (!before.status().equals(after.status())
                || before.inService() != after.inService()
                || !before.definition().equals(after.definition())
                || !before.node().equals(after.node())
                || !before.fitting().equals(after.fitting())) {
            events.log(clock.instant(), EventKind.DEVICE_CHANGED, null, after.id(), null, details(before, after));
        }

        if (!before.bed().equals(after.bed())) {
            events.log(
                    after.bed().since(),
                    EventKind.BED_CHANGED,
                    null,
                    after.id(),
                    null,
                    Map.of(
                            "bed",
                            after.bed().state().name(),
                            "reason",
                            after.bed().reason()));
        }
    }
}
