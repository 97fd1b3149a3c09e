package io.printlab.devices.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a fault happens; all that is given has to hold.
 *
 * @param afterCommands accepted commands before the first time, at least 0
 * @param after time since the printer was switched on before the first time
 * @param phase what the printer is doing, or null for anything
 * @param command how the command begins at which it happens, or null for any
 * @param everyCommands commands from one time to the next; 0 if that is not counted
 * @param every time from one time to the next; zero if that is not counted
 * @param oneIn by chance, one occasion of so many; 0 for every occasion
 * @param times most times; 0 for once, or without end if it repeats or comes by chance
 */
record FaultTrigger(
        long afterCommands,
        Duration after,
        @Nullable PrinterPhase phase,
        @Nullable String command,
        long everyCommands,
        Duration every,
        int oneIn,
        int times) {
    static final int WITHOUT_END = Integer.MAX_VALUE;

    FaultTrigger {
        if (times == 0) {
            boolean repeats = oneIn > 0 || everyCommands > 0 || !every.isZero();
            times = repeats ? WITHOUT_END : 1;
        }
    }
}
