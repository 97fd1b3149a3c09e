package io.printlab.devices.simulator;

/** A heater with a first-order curve: it nears its highest temperature exponentially and is held at its target. */
final class SimulatedHeater {
    private static final double AMBIENT = 21;

    private final double highest;
    private final double heatingSeconds;
    private final double coolingSeconds;
    private double actual = AMBIENT;
    private double target;

    SimulatedHeater(double highest, double heatingSeconds) {
        this.highest = highest;
        this.heatingSeconds = heatingSeconds;
        this.coolingSeconds = heatingSeconds * 2;
    }

    void advance(double seconds) {
        if (actual < target) {
            actual = Math.min(target, highest + (actual - highest) * Math.exp(-seconds / heatingSeconds));
        } else {
            double rest = Math.max(AMBIENT, target);
            actual = Math.max(rest, AMBIENT + (actual - AMBIENT) * Math.exp(-seconds / coolingSeconds));
        }
    }

    void heatTo(double degrees) {
        target = Math.max(0, Math.min(degrees, highest - 20));
    }

    double actual() {
        return actual;
    }

    double target() {
        return target;
    }

    boolean reached(boolean alsoFromAbove) {
        return actual >= target - 1 && (!alsoFromAbove || actual <= Math.max(target, AMBIENT) + 1);
    }
}
