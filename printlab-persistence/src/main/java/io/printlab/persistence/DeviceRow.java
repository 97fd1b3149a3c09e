package io.printlab.persistence;

import io.printlab.device.Bed;
import io.printlab.device.BedState;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.Filament;
import io.printlab.device.Fitting;
import io.printlab.device.Maintenance;
import io.printlab.device.NodeId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

record DeviceRow(
        DeviceId id,
        String name,
        String driver,
        TextMap settings,
        Capabilities capabilities,
        NodeId node,
        long version,
        boolean inService,
        @Nullable String maintenanceReason,
        @Nullable String maintenanceBy,
        @Nullable Instant maintenanceSince,
        DeviceState state,
        String stateEvidence,
        Instant stateSince,
        BedState bed,
        String bedReason,
        String bedBy,
        Instant bedSince,
        @Nullable Filament filament,
        String[] tags,
        @Nullable Double nozzle,
        boolean nozzleHardened,
        @Nullable String bedSurface) {
    static DeviceRow of(Device device) {
        DeviceDefinition definition = device.definition();
        DeviceStatus status = device.status();
        Bed bed = device.bed();
        Maintenance maintenance = device.maintenance();
        return new DeviceRow(
                definition.id(),
                definition.name(),
                definition.driver(),
                new TextMap(definition.settings()),
                definition.capabilities(),
                device.node(),
                device.version(),
                device.inService(),
                maintenance == null ? null : maintenance.reason(),
                maintenance == null ? null : maintenance.by(),
                maintenance == null ? null : maintenance.since(),
                status.state(),
                status.evidence(),
                status.since(),
                bed.state(),
                bed.reason(),
                bed.by(),
                bed.since(),
                device.filament(),
                device.tags().stream().sorted().toArray(String[]::new),
                device.fitting().nozzleMillimetres(),
                device.fitting().hardened(),
                device.fitting().surface());
    }

    Device toDevice() {
        return new Device(
                new DeviceDefinition(id, name, driver, settings.values(), capabilities),
                node,
                version,
                inService || maintenanceReason == null || maintenanceBy == null || maintenanceSince == null
                        ? null
                        : new Maintenance(maintenanceReason, maintenanceBy, maintenanceSince),
                new DeviceStatus(state, stateEvidence, stateSince),
                new Bed(bed, bedReason, bedBy, bedSince),
                filament,
                Set.of(tags),
                new Fitting(nozzle, nozzleHardened, bedSurface));
    }
}
