package io.printlab.devices.simulator;

/** A heater with a first-order curve: it nears its highest temperature exponentially and is held at its target. */
final class SimulatedHeater {
    private static final double AMBIENT = 21;
    /** How much of the way to its target a weak heater gets. */
    private static final double WEAK = 0.6;

    private final double highest;
    private final double heatingSeconds;
    private final double coolingSeconds;
    private double actual = AMBIENT;
    private double target;
    private boolean weak;
    private double driftPerSecond;
    private double drift;

    SimulatedHeater(double highest, double heatingSeconds) {
        this.highest = highest;
        this.heatingSeconds = heatingSeconds;
        this.coolingSeconds = heatingSeconds * 2;
    }

    void advance(double seconds) {
        drift += driftPerSecond * seconds;
        double wanted = weak ? AMBIENT + (target - AMBIENT) * WEAK : target;
        if (actual < wanted) {
            actual = Math.min(wanted, highest + (actual - highest) * Math.exp(-seconds / heatingSeconds));
        } else {
            double rest = Math.max(AMBIENT, wanted);
            actual = Math.max(rest, AMBIENT + (actual - AMBIENT) * Math.exp(-seconds / coolingSeconds));
        }
    }

    void heatTo(double degrees) {
        target = Math.max(0, Math.min(degrees, highest - 20));
    }

    /** As its sensor tells it. */
    double actual() {
        return actual + drift;
    }

    /** From now on it does not get near its target. */
    void weaken() {
        weak = true;
    }

    /** From now on its sensor wanders by so much a second. */
    void drift(double degreesPerSecond) {
        driftPerSecond = degreesPerSecond;
    }

    void mend() {
        weak = false;
        driftPerSecond = 0;
        drift = 0;
    }

    double target() {
        return target;
    }

    boolean reached(boolean alsoFromAbove) {
        return actual() >= target - 1 && (!alsoFromAbove || actual() <= Math.max(target, AMBIENT) + 1);
    }
}
