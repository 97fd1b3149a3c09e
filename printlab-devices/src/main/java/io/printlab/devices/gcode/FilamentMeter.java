package io.printlab.devices.gcode;

import org.jspecify.annotations.Nullable;

/** Adds up the filament that leaves the nozzle. What is drawn back and pushed again counts once. */
final class FilamentMeter {
    private static final double LONGEST = 100_000_000;

    private final double[] now = new double[32];
    private final double[] most = new double[32];
    private boolean byVolume;

    void command(GCodeWords words) {
        byVolume |= words.is('M', 200) && words.value('D', 0) > 0;
    }

    void moved(Toolhead head) {
        int tool = head.tool();
        now[tool] += head.extruded();
        most[tool] = Math.max(most[tool], now[tool]);
    }

    /** Null if there is none, or if the file counts in cubic millimetres. */
    @Nullable Double millimetres() {
        double sum = 0;
        for (double tool : most) {
            sum += tool;
        }
        return byVolume || sum <= 0 || sum > LONGEST ? null : sum;
    }
}
