package io.printlab.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a device can do now.
 *
 * @param model printer model
 * @param materials loaded materials, upper case
 * @param nozzleMillimetres diameter of the nozzle that is mounted
 * @param volume what it can build
 * @param colours loaded colours, lower case; empty if nobody has said
 * @param tags what else the lab says of it, as {@link Tag} checks them
 * @param limits the most that it may be heated to
 */
public record Capabilities(
        String model,
        Set<String> materials,
        double nozzleMillimetres,
        BuildVolume volume,
        Set<String> colours,
        Set<String> tags,
        Heat limits) {
    private static final double NOZZLE_TOLERANCE = 0.001;

    public Capabilities {
        materials = upperCase(materials);
        colours = copy(colours);
        tags = copy(tags);
        limits = limits == null ? Heat.NONE : limits;
    }

    /** A device without limits of temperature. */
    public Capabilities(
            String model,
            Set<String> materials,
            double nozzleMillimetres,
            BuildVolume volume,
            Set<String> colours,
            Set<String> tags) {
        this(model, materials, nozzleMillimetres, volume, colours, tags, Heat.NONE);
    }

    /** A device of which nobody has said a colour or a tag. */
    public Capabilities(String model, Set<String> materials, double nozzleMillimetres, BuildVolume volume) {
        this(model, materials, nozzleMillimetres, volume, Set.of(), Set.of());
    }

    /** The same device with these limits of temperature. */
    public Capabilities limitedTo(Heat next) {
        return new Capabilities(model, materials, nozzleMillimetres, volume, colours, tags, next);
    }

    /** The same device with this filament in it and no other. */
    Capabilities loadedWith(Filament filament) {
        String colour = filament.colour();
        return new Capabilities(
                model,
                Set.of(filament.material()),
                nozzleMillimetres,
                volume,
                colour == null ? Set.of() : Set.of(colour),
                tags,
                limits);
    }

    /** The same device with this nozzle and bed. */
    Capabilities fittedWith(Fitting fitting) {
        Double nozzle = fitting.nozzleMillimetres();
        Capabilities fitted = nozzle == null ? this : new Capabilities(model, materials, nozzle, volume, colours, tags);
        return fitted.tagged(fitting.tags());
    }

    Capabilities tagged(Set<String> more) {
        if (tags.containsAll(more)) {
            return this;
        }
        Set<String> all = new TreeSet<>(tags);
        all.addAll(more);
        return new Capabilities(model, materials, nozzleMillimetres, volume, colours, all, limits);
    }

    /** Whether there is no mismatch. */
    public boolean satisfies(Requirements requirements) {
        return hasMaterial(requirements.material())
                && hasColour(requirements.colour())
                && hasNozzle(requirements.nozzleMillimetres())
                && holds(requirements.volume())
                && limits.allows(requirements.heat())
                && isModel(requirements.model())
                && tags.containsAll(requirements.tags());
    }

    /** Every reason why this device cannot serve the requirements; empty if it can. */
    public List<Mismatch> mismatches(Requirements requirements) {
        List<Mismatch> found = new ArrayList<>();
        addFilament(requirements, found);
        Double nozzle = requirements.nozzleMillimetres();
        if (!hasNozzle(nozzle)) {
            found.add(new Mismatch(
                    "nozzle", "it needs a " + nozzle + " mm nozzle, and " + nozzleMillimetres + " mm is mounted"));
        }
        BuildVolume needed = requirements.volume();
        if (needed != null && !volume.holds(needed)) {
            found.add(new Mismatch("volume", "it needs " + needed.text() + ", and the device holds " + volume.text()));
        }
        found.addAll(limits.mismatches(requirements.heat()));
        if (!isModel(requirements.model())) {
            found.add(new Mismatch("model", "it was sliced for " + requirements.model() + ", and this is a " + model));
        }
        Set<String> missing = new TreeSet<>(requirements.tags());
        missing.removeAll(tags);
        if (!missing.isEmpty()) {
            found.add(new Mismatch(
                    "tags", "it asks for a printer that is " + String.join(", ", missing) + ", and this one is not"));
        }
        return List.copyOf(found);
    }

    private void addFilament(Requirements requirements, List<Mismatch> found) {
        if (!hasMaterial(requirements.material())) {
            found.add(new Mismatch(
                    "material", "it needs " + requirements.material() + ", and " + loaded(materials) + " is loaded"));
        }
        String colour = requirements.colour();
        if (!hasColour(colour)) {
            found.add(new Mismatch(
                    "colour",
                    "it is to be " + colour + ", and "
                            + (colours.isEmpty()
                                    ? "nobody has said which colour is loaded"
                                    : loaded(colours) + " is loaded")));
        }
    }

    /** What no person can change at the device makes it unfit: it is too small, or may not get so hot. */
    public List<Mismatch> beyondReach(Requirements requirements) {
        return mismatches(
                new Requirements(null, null, requirements.volume(), null, null, Set.of(), requirements.heat()));
    }

    private boolean hasMaterial(@Nullable String material) {
        return material == null || materials.contains(material.toUpperCase(Locale.ROOT));
    }

    private boolean hasColour(@Nullable String colour) {
        return colour == null || colours.contains(colour.toLowerCase(Locale.ROOT));
    }

    private boolean hasNozzle(@Nullable Double millimetres) {
        return millimetres == null || Math.abs(millimetres - nozzleMillimetres) <= NOZZLE_TOLERANCE;
    }

    private boolean holds(@Nullable BuildVolume needed) {
        return needed == null || volume.holds(needed);
    }

    private boolean isModel(@Nullable String wanted) {
        return wanted == null || wanted.equalsIgnoreCase(model);
    }

    private static Set<String> upperCase(Set<String> words) {
        return words.stream().allMatch(word -> word.equals(word.toUpperCase(Locale.ROOT)))
                ? Set.copyOf(words)
                : words.stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static String loaded(Set<String> what) {
        return what.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(what));
    }

    // Definitions that were stored before there were colours, tags and limits have none.
    private static Set<String> copy(@Nullable Set<String> words) {
        return words == null ? Set.of() : Set.copyOf(words);
    }
}
