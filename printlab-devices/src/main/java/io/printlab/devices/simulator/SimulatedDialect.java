package io.printlab.devices.simulator;

import io.printlab.error.PrintLabException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The family of firmware that a simulated printer runs. */
public enum SimulatedDialect {
    MARLIN,
    PRUSA,
    /** Klipper behind its pseudo-terminal. */
    KLIPPER,
    REPETIER,
    REPRAPFIRMWARE;

    /** By its name in lower case; throws with category USER for another word. */
    public static SimulatedDialect named(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.word().equals(name))
                .findFirst()
                .orElseThrow(() -> PrintLabException.user("There is no simulated dialect \"" + name + "\": choose "
                        + Arrays.stream(values()).map(SimulatedDialect::word).collect(Collectors.joining(", "))
                        + "."));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    FirmwareVoice voice() {
        return switch (this) {
            case MARLIN -> new FirmwareVoice();
            case PRUSA -> new PrusaVoice();
            case KLIPPER -> new KlipperVoice();
            case REPETIER -> new RepetierVoice();
            case REPRAPFIRMWARE -> new RepRapVoice();
        };
    }
}
