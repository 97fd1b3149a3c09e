package io.printlab.devices.gcode;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what slicers write into comments: the first value of each key that we know, as bounded plain text. */
final class SlicerComments {
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_COMMENT = 4_000;

    private static final Set<String> KEYS = Set.of(
            "bed_temperature",
            "build time",
            "estimated build time",
            "estimated printing time",
            "estimated printing time (normal mode)",
            "extruder_train.0.nozzle.diameter",
            "extruderdiameter",
            "filament length",
            "filament type #1",
            "filament used",
            "filament used [g]",
            "filament used [mm]",
            "filament weight",
            "filament_density",
            "filament_diameter",
            "filament_type",
            "flavor",
            "dimension",
            "generator.name",
            "generator.version",
            "layer height",
            "layer_height",
            "layer_thickness_mm",
            "layerheight",
            "machine_type",
            "material length",
            "material weight",
            "material#1 used",
            "material#2 used",
            "model printing time",
            "nozzle_dia_1",
            "nozzle_diameter",
            "plastic weight",
            "print time",
            "print.time",
            "printer_model",
            "printer_name",
            "printmaterial",
            "profilename",
            "right_extruder_material",
            "target_machine.name",
            "time",
            "time_elapsed",
            "total estimated time",
            "total filament length [mm]",
            "total filament used [g]",
            "total filament weight [g]",
            "version");

    private final Map<String, String> values = new HashMap<>();
    private @Nullable String generator;

    void comment(String text) {
        if (text.length() > LONGEST_COMMENT) {
            return;
        }
        String line = text.strip();
        if (generator == null) {
            generator = SlicerName.in(line);
        }
        if (line.startsWith("version ") && "KISSlicer".equals(generator)) {
            keep("version", line.substring("version ".length()));
        }
        int split = split(line);
        if (split <= 0 || split > 60) {
            return;
        }
        String key = line.substring(0, split).strip().toLowerCase(Locale.ROOT);
        if (KEYS.contains(key)) {
            keep(key, line.substring(split + 1));
        }
    }

    private void keep(String key, String raw) {
        String value = plain(raw);
        if (value.isEmpty()) {
            return;
        }
        if (key.equals("time_elapsed")) {
            values.put(key, value);
        } else if (key.equals("filament used") && value.endsWith("g")) {
            values.putIfAbsent("filament used [g]", value.substring(0, value.length() - 1));
        } else {
            values.putIfAbsent(key, value);
        }
        int total = value.indexOf("total estimated time:");
        if (total >= 0) {
            values.putIfAbsent("total estimated time", value.substring(total + "total estimated time:".length()));
        }
    }

    private static int split(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '=' || c == ':' || c == ',') {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String raw) {
        StringBuilder clean = new StringBuilder();
        raw.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE
                        && Character.getType(c) != Character.UNASSIGNED
                        && c != 0xfffd)
                .limit(LONGEST_VALUE)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    /** Name and version of the slicer. */
    @Nullable String slicer() {
        String griffin = values.get("generator.name");
        if (griffin != null) {
            return SlicerName.readable(plain(griffin + " " + values.getOrDefault("generator.version", "")));
        }
        if ("KISSlicer".equals(generator) && values.containsKey("version")) {
            return plain("KISSlicer " + values.get("version"));
        }
        return generator == null ? null : plain(generator);
    }

    /** The value of the first of these keys that has one. */
    @Nullable String first(String... keys) {
        for (String key : keys) {
            String value = values.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
