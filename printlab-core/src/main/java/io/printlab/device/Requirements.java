package io.printlab.device;

import org.jspecify.annotations.Nullable;

/**
 * What a job requires of a device. A null requirement is satisfied by every device.
 *
 * @param material upper case, as in PLA
 * @param nozzleMillimetres nozzle diameter
 * @param volume box that the print needs
 * @param model printer model, compared without case
 */
public record Requirements(
        @Nullable String material,
        @Nullable Double nozzleMillimetres,
        @Nullable BuildVolume volume,
        @Nullable String model) {
    public static final Requirements NONE = new Requirements(null, null, null, null);
}
