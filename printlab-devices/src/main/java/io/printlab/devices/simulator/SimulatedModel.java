package io.printlab.devices.simulator;

import io.printlab.error.PrintLabException;

/**
 * The machine that is simulated.
 *
 * @param name as M115 tells it
 * @param acceleration of every axis, in mm/s²
 * @param nozzleSeconds time constant of the nozzle's heating
 * @param bedSeconds time constant of the bed's heating
 * @param advancedOk whether acknowledgements tell the line number and free buffers
 */
public record SimulatedModel(
        String name, double acceleration, double nozzleSeconds, double bedSeconds, boolean advancedOk) {
    /** {@code i3}, {@code large} or {@code fast}; throws with category USER for another name. */
    public static SimulatedModel named(String name) {
        return switch (name) {
            case "i3" -> new SimulatedModel("Simulated i3", 1000, 100, 220, false);
            case "large" -> new SimulatedModel("Simulated Large", 700, 120, 420, false);
            case "fast" -> new SimulatedModel("Simulated Fast", 5000, 60, 150, true);
            default ->
                throw PrintLabException.user("There is no simulated model " + name + ": choose i3, large or fast.");
        };
    }
}
