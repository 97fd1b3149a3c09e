package io.printlab.devices.simulator;

import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Many simulated printers at once, of the models and in the proportion that {@code farm.txt} says. */
public final class SimulatedFarm {
    /** Most printers of a farm. */
    public static final int MOST = 100;

    private static final List<Group> GROUPS =
            TextTable.read("farm.txt", 4).stream().map(Group::of).toList();

    private record Group(int share, SimulatedModel model, String name, Set<String> materials) {
        static Group of(List<String> row) {
            return new Group(
                    Integer.parseInt(row.get(0)),
                    SimulatedModel.named(row.get(1)),
                    row.get(2),
                    Arrays.stream(row.get(3).split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet()));
        }
    }

    private SimulatedFarm() {}

    /**
     * The printers of a farm; the same number gives the same farm.
     *
     * @param printers 1 to {@link #MOST}
     * @param settings for each printer besides its name, model and seed, such as speed and faults
     */
    public static List<DeviceDefinition> of(int printers, Map<String, String> settings) {
        if (printers < 1 || printers > MOST) {
            throw PrintLabException.user("A simulated farm has 1 to " + MOST + " printers, not " + printers + ".");
        }
        int shares = GROUPS.stream().mapToInt(Group::share).sum();
        List<DeviceDefinition> farm = new ArrayList<>();
        int[] counts = new int[GROUPS.size()];
        for (int number = 1; number <= printers; number++) {
            int next = mostWanting(counts, number, shares);
            counts[next]++;
            farm.add(printer(GROUPS.get(next), counts[next], number, settings));
        }
        return farm;
    }

    /** The group that is farthest behind its share. */
    private static int mostWanting(int[] counts, int number, int shares) {
        int most = 0;
        double farthest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < counts.length; i++) {
            double behind = (double) GROUPS.get(i).share() * number / shares - counts[i];
            if (behind > farthest) {
                farthest = behind;
                most = i;
            }
        }
        return most;
    }

    private static DeviceDefinition printer(Group group, int ofGroup, int seed, Map<String, String> settings) {
        String id = group.name().toLowerCase(Locale.ROOT) + "-" + ofGroup;
        Map<String, String> all = new HashMap<>(settings);
        all.put("printer", id);
        all.put("model", group.model().word());
        all.put("seed", Integer.toString(seed));
        return new DeviceDefinition(
                new DeviceId(id),
                group.name() + " " + ofGroup,
                "simulated-marlin",
                all,
                new Capabilities(
                        group.model().name(),
                        group.materials(),
                        0.4,
                        group.model().volume()));
    }
}
