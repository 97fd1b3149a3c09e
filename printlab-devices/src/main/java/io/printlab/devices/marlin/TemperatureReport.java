package io.printlab.devices.marlin;

import io.printlab.device.Temperature;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the temperature reports of Marlin, Prusa, Repetier, Smoothie, Klipper and RepRapFirmware. */
final class TemperatureReport {
    private static final int MOST = 12;
    private static final double ABSOLUTE_ZERO = -273;
    private static final String NUMBER = "-?\\d{1,4}(?:\\.\\d{1,6})?";
    private static final Pattern READING =
            Pattern.compile("(?<![A-Za-z@])(T\\d?|B|C|P) ?: ?(" + NUMBER + ")(?: ?/ ?(" + NUMBER + "))?");
    private static final String LIST = "\":\\[([-0-9., ]{1,200})\\]";
    private static final Pattern HEATERS = Pattern.compile("\"heaters" + LIST);
    private static final Pattern ACTIVE = Pattern.compile("\"active" + LIST);

    private TemperatureReport() {}

    /** The heaters that a line tells of; empty if it tells of none. The active tool's {@code T:} gives way to {@code T0:}. */
    static List<Temperature> read(String line) {
        if (line.startsWith("{")) {
            return readStatus(line);
        }
        boolean byTool = line.contains("T0:");
        List<Temperature> found = new ArrayList<>();
        Matcher reading = READING.matcher(line);
        while (reading.find() && found.size() < MOST) {
            String name = reading.group(1);
            String target = reading.group(3);
            double actual = Double.parseDouble(reading.group(2));
            if (!(byTool && name.equals("T")) && !isMissingProbe(name, actual, target == null)) {
                found.add(new Temperature(heater(name), actual, target == null ? null : Double.valueOf(target)));
            }
        }
        return found;
    }

    /** A probe without a sensor is told as 0.0. */
    private static boolean isMissingProbe(String name, double actual, boolean withoutTarget) {
        return name.equals("P") && withoutTarget && actual == 0;
    }

    /** RepRapFirmware's answer to M408: the bed comes first. */
    private static List<Temperature> readStatus(String line) {
        double[] actual = numbers(HEATERS.matcher(line));
        double[] target = numbers(ACTIVE.matcher(line));
        List<Temperature> found = new ArrayList<>();
        for (int i = 0; i < actual.length && found.size() < MOST; i++) {
            if (actual[i] > ABSOLUTE_ZERO) {
                String name = i == 0 ? "bed" : heater("T" + (i - 1));
                found.add(new Temperature(name, actual[i], i < target.length ? Math.max(0, target[i]) : null));
            }
        }
        return found;
    }

    private static double[] numbers(Matcher list) {
        if (!list.find()) {
            return new double[0];
        }
        List<Double> numbers = new ArrayList<>();
        for (String part : list.group(1).split(",", MOST + 1)) {
            if (part.strip().matches(NUMBER)) {
                numbers.add(Double.valueOf(part.strip()));
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String heater(String name) {
        return switch (name) {
            case "T", "T0" -> "nozzle";
            case "B" -> "bed";
            case "C" -> "chamber";
            case "P" -> "probe";
            default -> "nozzle" + name.substring(1);
        };
    }
}
