package io.printlab.app.config;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.Heat;
import io.printlab.error.PrintLabException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads devices from lines such as {@code device.mk3-left.driver=marlin-serial} and {@code device.mk3-left.driver.port=/dev/ttyACM0}. */
final class DeviceLines {
    private static final Set<String> KNOWN = Set.of(
            "name", "driver", "model", "materials", "nozzle", "volume", "limit.nozzle", "limit.bed", "limit.chamber");
    private static final Pattern VOLUME = Pattern.compile("([0-9.]{1,8})x([0-9.]{1,8})x([0-9.]{1,8})");

    private final Map<String, Map<String, String>> byDevice = new TreeMap<>();
    private final List<String> faults;

    DeviceLines(Map<String, String> lines, List<String> faults) {
        this.faults = faults;
        lines.forEach((key, value) -> {
            String[] parts = key.split("\\.", 3);
            if (parts.length < 3) {
                faults.add(key + " is not of the form device.<id>.<setting>");
            } else {
                byDevice.computeIfAbsent(parts[1], id -> new HashMap<>()).put(parts[2], value);
            }
        });
    }

    List<DeviceDefinition> devices() {
        List<DeviceDefinition> devices = new ArrayList<>();
        byDevice.forEach((id, lines) -> {
            DeviceDefinition device = device(id, lines);
            if (device != null) {
                devices.add(device);
            }
        });
        return devices;
    }

    private @Nullable DeviceDefinition device(String id, Map<String, String> lines) {
        int before = faults.size();
        Map<String, String> settings = new HashMap<>();
        lines.forEach((key, value) -> {
            if (key.startsWith("driver.")) {
                settings.put(key.substring("driver.".length()), value);
            } else if (!KNOWN.contains(key)) {
                faults.add("device " + id + " has no setting " + key
                        + Likeness.nearest(key, KNOWN.stream())
                                .map(near -> " (did you mean " + near + "?)")
                                .orElse(" (the driver's own begin with driver.)"));
            }
        });
        String driver = required(id, lines, "driver");
        String model = required(id, lines, "model");
        BuildVolume volume = volume(id, required(id, lines, "volume"));
        double nozzle = nozzle(id, lines.getOrDefault("nozzle", "0.4"));
        Heat limits = new Heat(
                limit(id, lines, "limit.nozzle"), limit(id, lines, "limit.bed"), limit(id, lines, "limit.chamber"));
        if (faults.size() > before || volume == null) {
            return null;
        }
        Set<String> materials = Arrays.stream(
                        lines.getOrDefault("materials", "").split(","))
                .map(String::strip)
                .filter(material -> !material.isEmpty())
                .collect(Collectors.toSet());
        try {
            return new DeviceDefinition(
                    new DeviceId(id),
                    lines.getOrDefault("name", id),
                    driver,
                    settings,
                    new Capabilities(model, materials, nozzle, volume).limitedTo(limits));
        } catch (PrintLabException wrong) {
            faults.add("device " + id + ": " + wrong.getMessage());
            return null;
        }
    }

    private String required(String id, Map<String, String> lines, String key) {
        String value = lines.getOrDefault(key, "");
        if (value.isEmpty()) {
            faults.add("device " + id + " has no " + key);
        }
        return value;
    }

    private @Nullable BuildVolume volume(String id, String text) {
        Matcher volume = VOLUME.matcher(text);
        try {
            if (volume.matches()) {
                return new BuildVolume(
                        Double.parseDouble(volume.group(1)),
                        Double.parseDouble(volume.group(2)),
                        Double.parseDouble(volume.group(3)));
            }
        } catch (IllegalArgumentException wrong) {
            faults.add("device " + id + ": " + wrong.getMessage());
            return null;
        }
        if (!text.isEmpty()) {
            faults.add("device " + id + ": volume is in millimetres, such as 250x210x210");
        }
        return null;
    }

    private @Nullable Integer limit(String id, Map<String, String> lines, String key) {
        String text = lines.getOrDefault(key, "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,2}")) {
            faults.add("device " + id + ": " + key + " is a temperature of 1 to 999 degrees Celsius, such as 260");
            return null;
        }
        return Integer.valueOf(text);
    }

    private double nozzle(String id, String text) {
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,3})?") || Double.parseDouble(text) <= 0) {
            faults.add("device " + id + ": nozzle is a diameter in millimetres, such as 0.4");
            return 0.4;
        }
        return Double.parseDouble(text);
    }
}
