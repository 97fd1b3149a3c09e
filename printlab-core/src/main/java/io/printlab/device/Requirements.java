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
 */
public record Requirements(
        @Nullable String material,
        @Nullable Double nozzleMillimetres,
        @Nullable BuildVolume volume,
        @Nullable String model,
        @Nullable String colour,
        Set<String> tags) {
    public static final Requirements NONE = new Requirements(null, null, null, null);

    public Requirements {
        // Histories from before there were tags have none.
        tags = tags == null ? Set.of() : Set.copyOf(tags);
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
        return new Requirements(null, nozzleMillimetres, volume, model, null, tags);
    }
}
