package io.printlab.devices.marlin;

import io.printlab.device.Temperature;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the temperature reports of Marlin, Repetier, Smoothie and Klipper. */
final class TemperatureReport {
    private static final Pattern READING = Pattern.compile(
            "(?<![A-Za-z@])(T\\d?|B|C) ?: ?(-?\\d{1,4}(?:\\.\\d{1,6})?)(?: ?/ ?(-?\\d{1,4}(?:\\.\\d{1,6})?))?");

    private TemperatureReport() {}

    /** The heaters that a line tells of; empty if it tells of none. The active tool's {@code T:} gives way to {@code T0:}. */
    static List<Temperature> read(String line) {
        boolean byTool = line.contains("T0:");
        List<Temperature> found = new ArrayList<>();
        Matcher reading = READING.matcher(line);
        while (reading.find() && found.size() < 12) {
            String name = reading.group(1);
            if (!(byTool && name.equals("T"))) {
                String target = reading.group(3);
                found.add(new Temperature(
                        heater(name),
                        Double.parseDouble(reading.group(2)),
                        target == null ? null : Double.valueOf(target)));
            }
        }
        return found;
    }

    private static String heater(String name) {
        return switch (name) {
            case "T", "T0" -> "nozzle";
            case "B" -> "bed";
            case "C" -> "chamber";
            default -> "nozzle" + name.substring(1);
        };
    }
}
