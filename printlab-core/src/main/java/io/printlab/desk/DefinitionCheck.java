package io.printlab.desk;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.Filament;
import io.printlab.device.Tag;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.OfferedDriver;
import io.printlab.error.FieldFaultsException;
import io.printlab.error.PrintLabException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a definition of a wish, or tells every field that is wrong. For one use. */
final class DefinitionCheck {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_MATERIALS = 20;
    private static final double WIDEST_NOZZLE = 100;
    private static final double LONGEST_EDGE = 100_000;

    private final SortedMap<String, String> faults = new TreeMap<>();
    private final DeviceWish wish;
    private final List<OfferedDriver> drivers;
    private final @Nullable DeviceDefinition before;

    /** @param before as it is defined now; null for a new device */
    DefinitionCheck(DeviceWish wish, List<OfferedDriver> drivers, @Nullable DeviceDefinition before) {
        this.wish = wish;
        this.drivers = drivers;
        this.before = before;
    }

    /** @throws FieldFaultsException with a sentence for each field */
    DeviceDefinition definition() {
        DeviceId id = kept("id", () -> new DeviceId(wish.id().strip()));
        String name = line("name", wish.name());
        String model = line("model", wish.model());
        OfferedDriver driver = driver();
        Map<String, String> settings = driver == null ? Map.of() : settings(driver);
        Set<String> materials = kept("materials", () -> materials(wish.materials()));
        Double nozzle = wish.nozzleMillimetres();
        if (nozzle == null || !(nozzle > 0 && nozzle <= WIDEST_NOZZLE)) {
            faults.put("nozzleMillimetres", "It is a diameter in millimetres, such as 0.4.");
        }
        BuildVolume volume = volume();
        Set<String> tags = kept("tags", () -> Tag.checked(wish.tags()));
        if (!faults.isEmpty()
                || id == null
                || driver == null
                || materials == null
                || nozzle == null
                || volume == null
                || tags == null) {
            throw new FieldFaultsException("This printer", faults);
        }
        return new DeviceDefinition(
                id,
                name,
                driver.driver(),
                settings,
                new Capabilities(model, materials, nozzle, volume, Set.of(), tags));
    }

    private String line(String field, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            faults.put(field, "It has 1 to " + LONGEST_NAME + " characters, on one line.");
        }
        return stripped;
    }

    private @Nullable OfferedDriver driver() {
        List<OfferedDriver> ofNode = drivers.stream()
                .filter(offered -> offered.node().value().equals(wish.node()))
                .toList();
        if (ofNode.isEmpty()) {
            faults.put(
                    "node",
                    "No such node has started yet. There are: "
                            + names(drivers.stream()
                                    .map(offered -> offered.node().value())
                                    .toList()));
            return null;
        }
        OfferedDriver found = ofNode.stream()
                .filter(offered -> offered.driver().equals(wish.driver()))
                .findFirst()
                .orElse(null);
        if (found == null) {
            faults.put(
                    "driver",
                    "This node has no such driver. It has: "
                            + names(ofNode.stream().map(OfferedDriver::driver).toList()));
        }
        return found;
    }

    private Map<String, String> settings(OfferedDriver driver) {
        Map<String, String> settings = new HashMap<>(wish.settings());
        DeviceDefinition stands = before != null && before.driver().equals(driver.driver()) ? before : null;
        boolean elsewhere = stands != null && isElsewhere(driver, stands.settings());
        for (DriverSetting setting : driver.settings()) {
            String key = setting.key();
            if (setting.kind() == DriverSetting.Kind.SECRET
                    && settings.getOrDefault(key, "").isEmpty()) {
                settings.remove(key);
                String kept = stands == null ? null : stands.settings().get(key);
                if (kept != null && elsewhere) {
                    faults.put("settings." + key, "Type it again: it would be sent to another place than before.");
                } else if (kept != null) {
                    settings.put(key, kept);
                }
            }
        }
        DriverSettings.faults(driver.settings(), settings)
                .forEach((key, fault) -> faults.putIfAbsent("settings." + key, fault));
        return settings;
    }

    /** Whether the secrets would go to another place: somebody could read them there. */
    private boolean isElsewhere(OfferedDriver driver, Map<String, String> stands) {
        return driver.settings().stream()
                .filter(setting -> setting.kind() == DriverSetting.Kind.TEXT
                        || setting.kind() == DriverSetting.Kind.URL
                        || setting.kind() == DriverSetting.Kind.SERIAL_PORT)
                .anyMatch(setting -> !value(setting, stands).equals(value(setting, wish.settings())));
    }

    private static String value(DriverSetting setting, Map<String, String> given) {
        String otherwise = setting.defaultValue();
        return given.getOrDefault(setting.key(), otherwise == null ? "" : otherwise);
    }

    private @Nullable BuildVolume volume() {
        Double width = wish.width();
        Double depth = wish.depth();
        Double height = wish.height();
        boolean legal = isEdge(width) && isEdge(depth) && isEdge(height);
        if (!legal || width == null || depth == null || height == null) {
            faults.put("volume", "Each edge is a number of millimetres above 0, such as 250.");
            return null;
        }
        return new BuildVolume(width, depth, height);
    }

    private static boolean isEdge(@Nullable Double millimetres) {
        return millimetres != null && millimetres > 0 && millimetres <= LONGEST_EDGE;
    }

    private static Set<String> materials(Collection<String> given) {
        Set<String> materials = new TreeSet<>();
        given.forEach(material -> materials.add(new Filament(material, null, null).material()));
        if (materials.size() > MOST_MATERIALS) {
            throw PrintLabException.user("There are at most " + MOST_MATERIALS + " materials. Leave some out.");
        }
        return materials;
    }

    private <T> @Nullable T kept(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (PrintLabException wrong) {
            faults.put(field, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static String names(Collection<String> names) {
        return names.isEmpty() ? "none." : String.join(", ", new TreeSet<>(names)) + ".";
    }
}
