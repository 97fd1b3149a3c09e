package io.printlab.devices.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a simulated printer seems to do, seen from outside. */
enum PrinterPhase {
    IDLE,
    HEATING,
    PRINTING,
    /** It waits for a person, or stands still with hot heaters. */
    PAUSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PrinterPhase> named(String word) {
        return Arrays.stream(values())
                .filter(phase -> phase.word().equals(word))
                .findFirst();
    }
}
