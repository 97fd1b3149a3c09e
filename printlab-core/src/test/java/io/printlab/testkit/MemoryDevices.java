package io.printlab.testkit;

import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceRepository;
import io.printlab.device.StaleDeviceException;
import io.printlab.device.Telemetry;
import io.printlab.event.EventKind;
import io.printlab.spool.Spool;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryDevices implements DeviceRepository {
    private final MemoryEvents events;
    private final MemorySpools spools;
    private final Clock clock;
    private final Map<DeviceId, Device> devices = new TreeMap<>();
    private final Map<DeviceId, Telemetry> telemetry = new TreeMap<>();

    MemoryDevices(MemoryEvents events, MemorySpools spools, Clock clock) {
        this.events = events;
        this.spools = spools;
        this.clock = clock;
    }

    @Override
    public synchronized Device add(Device device) {
        Device known = devices.putIfAbsent(device.id(), device);
        return loaded(known == null ? device : known);
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

    private void log(Device before, Device after) {
        if (!before.status().equals(after.status())
                || before.inService() != after.inService()
                || !before.definition().equals(after.definition())
                || !before.node().equals(after.node())
                || !before.fitting().equals(after.fitting())) {
            events.log(
                    clock.instant(),
                    EventKind.DEVICE_CHANGED,
                    null,
                    after.id(),
                    null,
                    Map.of(
                            "state", after.status().state().name(),
                            "inService", Boolean.toString(after.inService()),
                            "evidence", after.status().evidence()));
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
