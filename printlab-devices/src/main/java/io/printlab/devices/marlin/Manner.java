package io.printlab.devices.marlin;

import java.util.List;

/**
 * How a print is paused, resumed and ended on this firmware.
 *
 * @param wantsMacros whether the printer's own macros do it where the dialect has them
 */
record Manner(Dialect dialect, boolean wantsMacros, Capability capability) {
    boolean byMacros() {
        return wantsMacros && !dialect.macros().isEmpty();
    }

    List<String> pause() {
        return List.of(dialect.macros().get(0));
    }

    List<String> resume() {
        return List.of(dialect.macros().get(1));
    }

    String cancel() {
        return dialect.macros().get(2);
    }

    /** Whether M108 ends a wait for heat or for a person. */
    boolean breaksWaits() {
        return !dialect.has(Quirk.NO_BREAK);
    }

    /** Whether the host has to wait for a person in the firmware's place. */
    boolean hostWaitsFor(Command command) {
        return dialect.has(Quirk.NO_WAIT_FOR_PERSON) && (command.is("M0") || command.is("M1"));
    }
}
