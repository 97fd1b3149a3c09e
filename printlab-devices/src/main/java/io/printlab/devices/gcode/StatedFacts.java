package io.printlab.devices.gcode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the slicer's comments their meaning: one question for each fact, null where the slicer does not say. */
final class StatedFacts {
    private static final double MOST_MILLIMETRES = 100_000_000;
    private static final double MOST_GRAMS = 300_000;

    /** What CuraEngine writes for the time when it does not know it. */
    private static final String UNKNOWN_TIME = "6666";

    private static final Map<String, Double> GRAMS_A_CUBIC_CENTIMETRE = Map.of(
            "PLA", 1.24, "PETG", 1.27, "ABS", 1.04, "ASA", 1.07, "TPU", 1.21, "PC", 1.2, "PVA", 1.23, "HIPS", 1.04);

    private final SlicerComments comments;

    StatedFacts(SlicerComments comments) {
        this.comments = comments;
    }

    @Nullable String slicer() {
        return comments.slicer();
    }

    @Nullable Duration printTime() {
        Duration whole = StatedNumbers.parts(comments.first(
                "total estimated time",
                "estimated printing time (normal mode)",
                "estimated printing time",
                "estimated build time",
                "build time"));
        if (whole != null) {
            return whole;
        }
        String cura = comments.first("time", "print.time");
        if (cura == null || cura.equals(UNKNOWN_TIME)) {
            Duration elapsed = StatedNumbers.seconds(comments.first("time_elapsed"));
            if (elapsed != null) {
                return elapsed;
            }
        } else if (StatedNumbers.seconds(cura) != null) {
            return StatedNumbers.seconds(cura);
        }
        String other = comments.first("print time");
        Duration seconds = StatedNumbers.seconds(other);
        return seconds != null ? seconds : StatedNumbers.parts(other);
    }

    @Nullable Double filamentMillimetres() {
        Double stated = StatedNumbers.sum(
                comments.first(
                        "filament used [mm]", "total filament length [mm]", "filament length", "material length"),
                MOST_MILLIMETRES);
        if (stated != null) {
            return stated;
        }
        Double ideaMaker = StatedNumbers.sum(comments.first("material#1 used"), MOST_MILLIMETRES);
        if (ideaMaker != null) {
            Double second = StatedNumbers.sum(comments.first("material#2 used"), MOST_MILLIMETRES);
            return second == null ? ideaMaker : ideaMaker + second;
        }
        String used = comments.first("filament used");
        Double number = StatedNumbers.sum(used, MOST_MILLIMETRES);
        if (used == null || number == null || used.contains("mm3")) {
            return null;
        }
        boolean metres = used.contains("m") && !used.contains("mm");
        return metres ? number * 1_000 : number;
    }

    @Nullable Double filamentGrams() {
        return StatedNumbers.sum(
                comments.first(
                        "total filament used [g]",
                        "total filament weight [g]",
                        "filament used [g]",
                        "filament weight",
                        "plastic weight",
                        "material weight"),
                MOST_GRAMS);
    }

    /** The weight of so much filament, where the diameter and either the density or the material are stated. */
    @Nullable Double gramsOf(double millimetres) {
        Double diameter = StatedNumbers.first(comments.first("filament_diameter"), 5);
        Double density = StatedNumbers.first(comments.first("filament_density"), 20);
        if (density == null) {
            String material = material();
            density = material == null ? null : GRAMS_A_CUBIC_CENTIMETRE.get(material);
        }
        if (diameter == null || density == null) {
            return null;
        }
        return millimetres * Math.PI * diameter * diameter / 4 / 1_000 * density;
    }

    /** The materials that are used, joined by a plus sign. */
    @Nullable String material() {
        String types = comments.first("filament_type", "printmaterial", "filament type #1", "right_extruder_material");
        if (types == null) {
            return null;
        }
        List<Double> used = StatedNumbers.list(comments.first("filament used [mm]", "total filament length [mm]"));
        List<String> parts = new ArrayList<>(List.of(types.split("[;,]", 65)));
        Set<String> materials = new LinkedHashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i).replace("\"", "").strip().toUpperCase(Locale.ROOT);
            boolean idle = used.size() == parts.size() && used.get(i) == 0;
            if (!part.isEmpty() && part.length() <= 40 && !idle) {
                materials.add(part);
            }
        }
        return materials.isEmpty() ? null : String.join("+", materials);
    }

    @Nullable Double layerHeight() {
        return StatedNumbers.first(
                comments.first("layer_height", "layer height", "layerheight", "layer_thickness_mm"), 5);
    }

    @Nullable Double nozzle() {
        String stated = comments.first(
                "nozzle_diameter", "extruder_train.0.nozzle.diameter", "extruderdiameter", "nozzle_dia_1");
        if (stated == null) {
            String ideaMaker = comments.first("dimension");
            String[] numbers = ideaMaker == null ? new String[0] : ideaMaker.split(" ", 10);
            stated = numbers.length == 4 ? numbers[3] : null;
        }
        return StatedNumbers.first(stated, 10);
    }

    @Nullable String printerModel() {
        return comments.first("printer_model", "target_machine.name", "machine_type", "printer_name", "profilename");
    }
}
