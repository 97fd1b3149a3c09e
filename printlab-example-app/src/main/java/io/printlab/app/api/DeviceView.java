package io.printlab.app.api;

import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.device.BedState;
import io.printlab.device.BuildVolume;
import io.printlab.device.Device;
import io.printlab.device.DeviceState;
import io.printlab.device.Filament;
import io.printlab.device.Fitting;
import io.printlab.device.Telemetry;
import io.printlab.device.Temperature;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A device as programs see it; never with the settings of its driver, which may hold secrets.
 *
 * @param maintenance why staff keep it from the queue, or null
 * @param colours that are loaded, as far as anybody has said
 * @param filament of the spool that is loaded, or null; how much is left is for those who operate devices
 * @param tags what staff say of it
 * @param fitting what staff have fitted where it differs from the definition
 * @param job id of the job that it has, where the viewer may see that job
 * @param telemetry the newest reading, or null if there is none
 */
public record DeviceView(
        String id,
        String name,
        String model,
        boolean inService,
        @Nullable UnderMaintenance maintenance,
        DeviceState state,
        String evidence,
        Instant since,
        BedView bed,
        Collection<String> materials,
        Collection<String> colours,
        @Nullable Filament filament,
        Collection<String> tags,
        double nozzleMillimetres,
        Fitting fitting,
        BuildVolume volume,
        @Nullable Long job,
        @Nullable Reading telemetry) {
    static DeviceView of(Actor viewer, Device device, @Nullable Long job, @Nullable Reading telemetry) {
        return new DeviceView(
                device.id().value(),
                device.definition().name(),
                device.capabilities().model(),
                device.inService(),
                device.maintenance() == null
                        ? null
                        : new UnderMaintenance(
                                device.maintenance().reason(),
                                device.maintenance().since()),
                device.status().state(),
                device.status().evidence(),
                device.status().since(),
                new BedView(
                        device.bed().state(),
                        device.bed().reason(),
                        device.bed().since()),
                new TreeSet<>(device.capabilities().materials()),
                new TreeSet<>(device.capabilities().colours()),
                filament(viewer, device),
                new TreeSet<>(device.capabilities().tags()),
                device.capabilities().nozzleMillimetres(),
                device.fitting(),
                device.capabilities().volume(),
                job,
                telemetry);
    }

    private static @Nullable Filament filament(Actor viewer, Device device) {
        Filament filament = device.filament();
        return filament == null || viewer.may(Permission.OPERATE_DEVICES)
                ? filament
                : new Filament(filament.material(), filament.colour(), null);
    }

    /** Why staff keep it from the queue. */
    public record UnderMaintenance(String reason, Instant since) {}

    /** The bed of a device. */
    public record BedView(BedState state, String reason, Instant since) {}

    /** One reading of a device. */
    public record Reading(
            Instant at,
            @Nullable Double progress,
            @Nullable Long remainingSeconds,
            String activity,
            List<Temperature> temperatures) {
        static Reading of(Telemetry telemetry) {
            return new Reading(
                    telemetry.at(),
                    telemetry.progress(),
                    telemetry.remaining() == null
                            ? null
                            : Long.valueOf(telemetry.remaining().toSeconds()),
                    telemetry.activity(),
                    telemetry.temperatures());
        }
    }
}
