package io.printlab.device;

import io.printlab.error.PrintLabException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What staff have fitted to a device where that differs from its definition.
 *
 * @param nozzleMillimetres diameter of the nozzle, 0.05 to 5; null for the one of the definition
 * @param hardened whether the nozzle bears filament with fibres; the device then has the tag {@code hardened}
 * @param surface of the bed, as a tag that the device then has, such as {@code textured}; null if nobody has said
 */
public record Fitting(
        @Nullable Double nozzleMillimetres,
        boolean hardened,
        @Nullable String surface) {
    /** The tag of a device with a hardened nozzle. */
    public static final String HARDENED = "hardened";

    /** As the device is defined. */
    public static final Fitting AS_DEFINED = new Fitting(null, false, null);

    public Fitting {
        if (nozzleMillimetres != null && !(nozzleMillimetres >= 0.05 && nozzleMillimetres <= 5)) {
            throw PrintLabException.user("The diameter of a nozzle is 0.05 to 5 mm, such as 0.4. Mend the number.");
        }
        surface = surface == null || surface.isBlank()
                ? null
                : Tag.checked(List.of(surface)).iterator().next();
    }

    /** What a job may ask for because of it. */
    Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        if (hardened) {
            tags.add(HARDENED);
        }
        if (surface != null) {
            tags.add(surface);
        }
        return tags;
    }
}
