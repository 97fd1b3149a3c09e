package io.printlab.dispatch;

import io.printlab.device.Temperature;
import java.util.ArrayList;
import java.util.List;

/** Commands that switch heaters off and on again. */
final class Heaters {
    private Heaters() {}

    /** Those that are asked to heat. */
    static List<Temperature> heated(List<Temperature> readings) {
        return readings.stream()
                .filter(reading -> reading.target() != null && reading.target() > 0)
                .toList();
    }

    /** Nozzle and bed in any case: what a device does not report may be hot too. */
    static List<String> off(List<Temperature> readings) {
        List<String> commands = new ArrayList<>(List.of("M104 S0", "M140 S0"));
        for (Temperature reading : heated(readings)) {
            String command = command(reading.heater(), "M104", "M140", "M141") + " S0";
            if (!commands.contains(command)) {
                commands.add(command);
            }
        }
        return commands;
    }

    /** To where they were: all of them begin, then each is waited for. */
    static List<String> on(List<Temperature> before) {
        List<String> commands = new ArrayList<>();
        before.forEach(heater -> commands.add(command(heater.heater(), "M104", "M140", "M141") + target(heater)));
        before.forEach(heater -> commands.add(command(heater.heater(), "M109", "M190", "M191") + target(heater)));
        return commands;
    }

    private static String target(Temperature heater) {
        Double target = heater.target();
        return " S" + (target == null ? 0 : Math.round(target));
    }

    private static String command(String heater, String nozzle, String bed, String chamber) {
        return switch (heater) {
            case "bed" -> bed;
            case "chamber" -> chamber;
            case "nozzle" -> nozzle;
            default -> heater.matches("nozzle[0-9]") ? nozzle + " T" + heater.substring(6) : nozzle;
        };
    }
}
