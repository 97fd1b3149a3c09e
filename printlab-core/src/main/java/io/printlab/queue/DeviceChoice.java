package io.printlab.queue;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.Filament;
import io.printlab.device.Requirements;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of several devices that fit a job gets it: one whose filament is known to be enough, then the one that is least
 * special among them (no rare material, colour, nozzle, model or tag goes to a job that another device can serve), then the smallest,
 * then by id. Pure.
 */
public final class DeviceChoice {
    private final List<Device> among;

    /** @param among the devices that rarity is judged by */
    public DeviceChoice(Collection<Device> among) {
        this.among = List.copyOf(among);
    }

    /**
     * The best first.
     *
     * @param grams that the job needs, or null if that is not known
     */
    public Comparator<Device> order(@Nullable Double grams) {
        return Comparator.comparing((Device device) -> !isEnough(device, grams))
                .thenComparing(this::rarity)
                .thenComparing(device -> size(device.capabilities().volume()))
                .thenComparing(Device::id);
    }

    /** Whether the device satisfies the requirements as it is now. */
    public static boolean fits(Device device, Requirements requirements) {
        return device.capabilities().satisfies(requirements);
    }

    private static boolean isEnough(Device device, @Nullable Double grams) {
        Filament filament = device.filament();
        Double left = filament == null ? null : filament.grams();
        return left != null && left >= (grams == null ? 0 : grams);
    }

    /** How few of the devices have what is rarest of this one: 1 if no other has it, less the more have it. */
    private double rarity(Device device) {
        Capabilities own = device.capabilities();
        double rarest =
                Math.max(rarest(own.materials(), Capabilities::materials), rarest(own.tags(), Capabilities::tags));
        rarest = Math.max(rarest, rarest(own.colours(), Capabilities::colours));
        rarest = Math.max(rarest, share(other -> other.nozzleMillimetres() == own.nozzleMillimetres()));
        return Math.max(rarest, share(other -> other.model().equalsIgnoreCase(own.model())));
    }

    private double rarest(Set<String> own, Function<Capabilities, Set<String>> of) {
        return own.stream()
                .mapToDouble(word -> share(other -> of.apply(other).contains(word)))
                .max()
                .orElse(0);
    }

    private double share(Predicate<Capabilities> alike) {
        long count = among.stream()
                .filter(device -> alike.test(device.capabilities()))
                .count();
        return 1.0 / Math.max(1, count);
    }

    private static double size(BuildVolume volume) {
        return volume.widthMillimetres() * volume.depthMillimetres() * volume.heightMillimetres();
    }
}
