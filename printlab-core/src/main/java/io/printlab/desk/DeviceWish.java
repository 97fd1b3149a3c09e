package io.printlab.desk;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a device to be, not checked yet.
 *
 * @param settings of the driver by key; one that is left out takes its default, and a secret that is left out or empty stays as it is
 * @param nozzleMillimetres diameter of the nozzle, of the beam or of the cutter; not a number if it could not be read
 * @param width of what it can build, in millimetres, as depth and height
 */
public record DeviceWish(
        String id,
        String name,
        String node,
        String driver,
        Map<String, String> settings,
        String model,
        Collection<String> materials,
        @Nullable Double nozzleMillimetres,
        @Nullable Double width,
        @Nullable Double depth,
        @Nullable Double height,
        Collection<String> tags) {
    public DeviceWish {
        settings = Map.copyOf(settings);
        materials = List.copyOf(materials);
        tags = List.copyOf(tags);
    }

    /** Without the values of its settings, which may be secrets. */
    @Override
    public String toString() {
        return "DeviceWish[" + id + ", " + driver + " on " + node + "]";
    }
}
