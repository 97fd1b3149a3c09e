package io.printlab.devices.simulator;

import io.printlab.device.BuildVolume;
import io.printlab.error.PrintLabException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The machine that is simulated; the table of them is {@code models.txt}.
 *
 * @param word by which settings name it
 * @param name as M115 tells it
 * @param machine how it is built, such as CoreXY
 * @param speed most that its axes do, in mm/s
 * @param heightSpeed most that its Z axis does, in mm/s
 * @param acceleration of every axis, in mm/s²
 * @param nozzleSeconds time constant of the nozzle's heating
 * @param bedSeconds time constant of the bed's heating
 * @param advancedOk whether acknowledgements tell the line number and free buffers
 */
public record SimulatedModel(
        String word,
        String name,
        String machine,
        BuildVolume volume,
        double speed,
        double heightSpeed,
        double acceleration,
        double nozzleSeconds,
        double bedSeconds,
        boolean advancedOk) {
    private static final List<SimulatedModel> ALL =
            TextTable.read("models.txt", 10).stream().map(SimulatedModel::of).toList();

    /** Every model that there is. */
    public static List<SimulatedModel> all() {
        return ALL;
    }

    /** The model of this word; throws with category USER for another. */
    public static SimulatedModel named(String word) {
        return ALL.stream()
                .filter(model -> model.word.equals(word))
                .findFirst()
                .orElseThrow(() -> PrintLabException.user(
                        "There is no simulated model " + word + ": choose one of " + words() + "."));
    }

    static String words() {
        return ALL.stream().map(SimulatedModel::word).collect(Collectors.joining(", "));
    }

    private static SimulatedModel of(List<String> row) {
        String[] edges = row.get(3).split("x");
        return new SimulatedModel(
                row.get(0),
                row.get(1),
                row.get(2),
                new BuildVolume(
                        Double.parseDouble(edges[0]), Double.parseDouble(edges[1]), Double.parseDouble(edges[2])),
                Double.parseDouble(row.get(4)),
                Double.parseDouble(row.get(5)),
                Double.parseDouble(row.get(6)),
                Double.parseDouble(row.get(7)),
                Double.parseDouble(row.get(8)),
                row.get(9).equals("yes"));
    }
}
