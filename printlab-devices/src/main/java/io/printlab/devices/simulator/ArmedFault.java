package io.printlab.devices.simulator;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A fault that waits for its time, and how often it has happened. Counts from when it was armed. */
final class ArmedFault {
    /**
     * What the board does at this moment.
     *
     * @param commands accepted since it was switched on
     * @param now nanoseconds of the host's time
     * @param command the one that begins, or null if none does
     */
    record Situation(
            long commands,
            long now,
            PrinterPhase phase,
            @Nullable String command) {}

    private final SimulatedFault fault;
    private long nextCommands;
    private long nextTime;
    private int happened;

    ArmedFault(SimulatedFault fault, long commands, long now) {
        this.fault = fault;
        this.nextCommands = commands + fault.trigger().afterCommands();
        this.nextTime = now + fault.trigger().after().toNanos();
    }

    SimulatedFault fault() {
        return fault;
    }

    /** Whether it happens now; counted if it does. */
    boolean happens(Situation situation, Random random) {
        FaultTrigger trigger = fault.trigger();
        if (happened >= trigger.times()
                || situation.commands() < nextCommands
                || situation.now() < nextTime
                || (trigger.phase() != null && trigger.phase() != situation.phase())
                || !concerns(situation.command())
                || (trigger.oneIn() > 0 && random.nextInt(trigger.oneIn()) != 0)) {
            return false;
        }
        happened++;
        nextCommands = situation.commands() + trigger.everyCommands();
        nextTime = situation.now() + trigger.every().toNanos();
        return true;
    }

    private boolean concerns(@Nullable String command) {
        String wanted = fault.trigger().command();
        if (fault.kind().moment() != FaultKind.Moment.COMMAND) {
            return true;
        }
        boolean needsCommand = wanted != null || fault.trigger().oneIn() > 0;
        return !needsCommand || (command != null && (wanted == null || command.startsWith(wanted)));
    }
}
