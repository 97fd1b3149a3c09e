package io.printlab.devices.simulator;

/** What the thermistors show and the heaters are to reach, in degrees Celsius. */
record Readings(double nozzle, double nozzleTarget, double bed, double bedTarget) {
    int nozzlePower() {
        return nozzle < nozzleTarget ? 127 : nozzleTarget > 0 ? 60 : 0;
    }

    int bedPower() {
        return bed < bedTarget ? 127 : bedTarget > 0 ? 40 : 0;
    }
}
