package io.printlab.device;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a job requires of a device. A null requirement is satisfied by every device.
 *
 * @param material upper case, as in PLA
 * @param nozzleMillimetres nozzle diameter
 * @param volume box that the print needs
 * @param model printer model, compared without case
 * @param colour of the filament, lower case
 * @param tags all of which the device must have
 * @param heat highest temperatures that it is heated to
 */
public record Requirements(
        @Nullable String material,
        @Nullable Double nozzleMillimetres,
        @Nullable BuildVolume volume,
        @Nullable String model,
        @Nullable String colour,
        Set<String> tags,
        Heat heat) {
    public static final Requirements NONE = new Requirements(null, null, null, null);

    public Requirements {
        // Histories from before there were tags, or temperatures, have none.
        tags = tags == null ? Set.of() : Set.copyOf(tags);
        heat = heat == null ? Heat.NONE : heat;
    }

    /** Of which nobody knows how hot it gets. */
    public Requirements(
            @Nullable String material,
            @Nullable Double nozzleMillimetres,
            @Nullable BuildVolume volume,
            @Nullable String model,
            @Nullable String colour,
            Set<String> tags) {
        this(material, nozzleMillimetres, volume, model, colour, tags, Heat.NONE);
    }

    /** In any colour, on a device with any tags. */
    public Requirements(
            @Nullable String material,
            @Nullable Double nozzleMillimetres,
            @Nullable BuildVolume volume,
            @Nullable String model) {
        this(material, nozzleMillimetres, volume, model, null, Set.of());
    }

    /** The same in any material and colour: what no spool of filament can mend. */
    Requirements ofAnyFilament() {
        return new Requirements(null, nozzleMillimetres, volume, model, null, tags, heat);
    }
}
