package io.printlab.queue;

import io.printlab.device.Device;
import io.printlab.device.Requirements;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What staff can load so that a job fits a device which it does not fit now. Pure. */
public final class LoadAdvice {
    private static final int MOST_NAMED = 4;

    private LoadAdvice() {}

    /** As in "Staff can load PETG, red on MK4 left or XL."; empty if a device serves it already, or no spool would help. */
    public static Optional<String> of(Requirements requirements, Collection<Device> devices) {
        String material = requirements.material();
        String colour = requirements.colour();
        if ((material == null && colour == null)
                || devices.stream().anyMatch(device -> DeviceChoice.fits(device, requirements))) {
            return Optional.empty();
        }
        String names = devices.stream()
                .filter(Device::inService)
                .filter(device -> device.couldBeLoadedFor(requirements))
                .map(device -> device.definition().name())
                .sorted()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(" or "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Staff can load " + wanted(material, colour) + " on " + names + ".");
    }

    private static String wanted(@Nullable String material, @Nullable String colour) {
        if (material == null) {
            return "something " + colour;
        }
        return material.toUpperCase(Locale.ROOT) + (colour == null ? "" : ", " + colour);
    }
}
