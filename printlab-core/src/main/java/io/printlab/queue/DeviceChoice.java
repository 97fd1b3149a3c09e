package io.printlab.queue;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.device.Requirements;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of several devices that fit a job gets it: one whose filament is known to be enough, then the one that is least
 * special among them (no rare material, colour, nozzle, model or tag goes to a job that another device can serve), then the smallest,
 * then by id. Pure.
 */
public final class DeviceChoice {
    /** By device, how few of the devices have what is rarest of it: 1 if no other has it, less the more have it. */
    private final Map<DeviceId, Double> rarity;

    /** @param among the devices that rarity is judged by, and one of which is chosen */
    public DeviceChoice(Collection<Device> among) {
        Map<Trait, Integer> owners = new HashMap<>();
        Map<DeviceId, Set<Trait>> traits = new HashMap<>();
        for (Device device : among) {
            Set<Trait> own = Trait.of(device.capabilities());
            traits.put(device.id(), own);
            own.forEach(trait -> owners.merge(trait, 1, Integer::sum));
        }
        Map<DeviceId, Double> rarest = new HashMap<>();
        traits.forEach((device, own) -> rarest.put(
                device,
                1.0
                        / own.stream()
                                .mapToInt(trait -> owners.getOrDefault(trait, 1))
                                .min()
                                .orElse(1)));
        this.rarity = Map.copyOf(rarest);
    }

    /**
     * The best first.
     *
     * @param grams that the job needs, or null if that is not known
     */
    public Comparator<Device> order(@Nullable Double grams) {
        return Comparator.comparing((Device device) -> !isEnough(device, grams))
                .thenComparing(device -> rarity.getOrDefault(device.id(), 1.0))
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

    private static double size(BuildVolume volume) {
        return volume.widthMillimetres() * volume.depthMillimetres() * volume.heightMillimetres();
    }

    /** Something that few devices may have. */
    private record Trait(String kind, Object of) {
        static Set<Trait> of(Capabilities capabilities) {
            Set<Trait> traits = new HashSet<>();
            capabilities.materials().forEach(material -> traits.add(new Trait("material", material)));
            capabilities.colours().forEach(colour -> traits.add(new Trait("colour", colour)));
            capabilities.tags().forEach(tag -> traits.add(new Trait("tag", tag)));
            traits.add(new Trait("nozzle", capabilities.nozzleMillimetres()));
            traits.add(new Trait("model", capabilities.model().toLowerCase(Locale.ROOT)));
            return traits;
        }
    }
}
