package io.printlab.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a device can do now.
 *
 * @param model printer model
 * @param materials loaded materials, upper case
 * @param nozzleMillimetres diameter of the nozzle that is mounted
 * @param volume what it can build
 */
public record Capabilities(String model, Set<String> materials, double nozzleMillimetres, BuildVolume volume) {
    private static final double NOZZLE_TOLERANCE = 0.001;

    public Capabilities {
        Set<String> upper = new TreeSet<>();
        materials.forEach(material -> upper.add(material.toUpperCase(Locale.ROOT)));
        materials = Set.copyOf(upper);
    }

    public boolean satisfies(Requirements requirements) {
        return mismatches(requirements).isEmpty();
    }

    /** Every reason why this device cannot serve the requirements; empty if it can. */
    public List<Mismatch> mismatches(Requirements requirements) {
        List<Mismatch> found = new ArrayList<>();
        String material = requirements.material();
        if (material != null && !materials.contains(material.toUpperCase(Locale.ROOT))) {
            found.add(new Mismatch("material", "it needs " + material + ", and " + loaded() + " is loaded"));
        }
        Double nozzle = requirements.nozzleMillimetres();
        if (nozzle != null && Math.abs(nozzle - nozzleMillimetres) > NOZZLE_TOLERANCE) {
            found.add(new Mismatch(
                    "nozzle", "it needs a " + nozzle + " mm nozzle, and " + nozzleMillimetres + " mm is mounted"));
        }
        BuildVolume needed = requirements.volume();
        if (needed != null && !volume.holds(needed)) {
            found.add(new Mismatch("volume", "it needs " + needed.text() + ", and the device holds " + volume.text()));
        }
        String neededModel = requirements.model();
        if (neededModel != null && !neededModel.equalsIgnoreCase(model)) {
            found.add(new Mismatch("model", "it was sliced for " + neededModel + ", and this is a " + model));
        }
        return List.copyOf(found);
    }

    private String loaded() {
        return materials.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(materials));
    }
}
