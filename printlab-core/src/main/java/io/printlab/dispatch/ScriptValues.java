package io.printlab.dispatch;

import io.printlab.device.BuildVolume;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Heat;
import io.printlab.driver.PrintObservation;
import io.printlab.file.Fact;
import io.printlab.file.PrintFile;
import io.printlab.job.Job;
import io.printlab.job.Needs;
import io.printlab.safety.Placeholder;
import io.printlab.store.LabStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a script's placeholders, as far as anybody knows them. */
final class ScriptValues {
    private ScriptValues() {}

    static Map<Placeholder, String> of(
            LabStore store, DeviceId id, @Nullable Job job, @Nullable PrintObservation print) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        put(values, Placeholder.DEVICE, id.value());
        store.devices().byId(id).map(Device::capabilities).ifPresent(device -> {
            BuildVolume volume = device.volume();
            put(values, Placeholder.WIDTH, Math.round(volume.widthMillimetres()));
            put(values, Placeholder.DEPTH, Math.round(volume.depthMillimetres()));
            put(values, Placeholder.HEIGHT, Math.round(volume.heightMillimetres()));
        });
        double progress = print == null ? 0 : print.progress();
        put(values, Placeholder.PROGRESS, Math.round(progress * 100));
        if (job == null) {
            return values;
        }
        put(values, Placeholder.JOB, job.id());
        Needs needs = job.needs();
        Heat heat = needs == null ? Heat.NONE : needs.requirements().heat();
        put(values, Placeholder.NOZZLE_TEMPERATURE, heat.nozzleCelsius());
        put(values, Placeholder.BED_TEMPERATURE, heat.bedCelsius());
        Optional<PrintFile> file = store.files().byId(job.submission().file());
        Fact<Integer> layers = file.map(known -> known.facts().layers()).orElse(null);
        if (layers != null) {
            put(values, Placeholder.LAYERS, layers.value());
            put(values, Placeholder.LAYER, Math.min(layers.value(), 1 + (long) (progress * layers.value())));
        }
        return values;
    }

    private static void put(Map<Placeholder, String> values, Placeholder placeholder, @Nullable Object value) {
        if (value != null) {
            values.put(placeholder, value.toString());
        }
    }
}
