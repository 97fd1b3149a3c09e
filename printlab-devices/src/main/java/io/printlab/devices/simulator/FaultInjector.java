package io.printlab.devices.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Stands around the firmware and lets its faults happen: to what it receives, to what it sends, and to the board itself. Pure
 * and deterministic like the firmware. For one thread.
 */
final class FaultInjector {
    /** What faults do to the firmware. */
    interface Board {
        /** Halts for good and says why first. */
        void halt(String why);

        void restart(String cause);

        PrinterPhase phase();

        SimulatedHeater nozzle();

        /** The line number that it expects next. */
        long nextLine();
    }

    private final SimulatedFaults script;
    private final Board board;
    private final Random random;
    private final List<ArmedFault> armed = new ArrayList<>();
    private final Map<FaultKind, Integer> happened = new EnumMap<>(FaultKind.class);
    private final FaultyReceiver receiver = new FaultyReceiver(this);
    private final FaultySender sender = new FaultySender(this);
    private boolean switchedOn;
    private long commands;
    private long now;
    private long personUntil;
    private boolean emergencyParser = true;
    private boolean silent;
    private @Nullable Duration unplugging;

    FaultInjector(SimulatedFaults script, Random random, Board board) {
        this.random = random;
        this.board = board;
        this.script = script;
    }

    /** Adds faults, which count from now on. */
    void arm(SimulatedFaults more) {
        more.entries().forEach(fault -> armed.add(new ArmedFault(fault, commands, now)));
    }

    /** How often each kind has happened. */
    Map<FaultKind, Integer> happened() {
        return Map.copyOf(happened);
    }

    FaultyReceiver receiver() {
        return receiver;
    }

    FaultySender sender() {
        return sender;
    }

    Random random() {
        return random;
    }

    /** The host's time is now this. */
    void passed(long time) {
        now = time;
        if (!switchedOn) {
            switchedOn = true;
            arm(script);
        }
        befallBoard(null);
    }

    /** The firmware begins this command. */
    void began(String command) {
        commands++;
        befallBoard(command);
    }

    private void befallBoard(@Nullable String command) {
        for (ArmedFault fault : List.copyOf(armed)) {
            if (fault.fault().kind().moment() == FaultKind.Moment.COMMAND && counted(fault, command)) {
                befall(fault.fault());
            }
        }
    }

    /** Whether a fault of this kind happens on the occasion of a line. */
    Optional<SimulatedFault> line(FaultKind kind) {
        for (ArmedFault fault : armed) {
            if (fault.fault().kind() == kind && counted(fault, null)) {
                return Optional.of(fault.fault());
            }
        }
        return Optional.empty();
    }

    private boolean counted(ArmedFault fault, @Nullable String command) {
        boolean happens = fault.happens(new ArmedFault.Situation(commands, now, board.phase(), command), random);
        if (happens) {
            happened.merge(fault.fault().kind(), 1, Integer::sum);
        }
        return happens;
    }

    private void befall(SimulatedFault fault) {
        switch (fault.kind()) {
            case DUPLICATE_RESEND -> {
                askAgain(board.nextLine());
                askAgain(board.nextLine());
            }
            case WRONG_RESEND -> askAgain(Math.max(0, board.nextLine() + fault.number()));
            case BUSY_STORM -> {
                for (long i = 0; i < fault.number(); i++) {
                    sender.send("echo:busy: processing");
                }
            }
            case STALL -> sender.holdUntil(now + fault.time().toNanos());
            case SILENCE -> silent = true;
            case UNPLUG -> unplugging = fault.time();
            case RESET -> board.restart(fault.value());
            case KILL -> board.halt("");
            case THERMAL_RUNAWAY -> board.halt("Thermal Runaway, system stopped! Heater_ID: 0");
            case COLD_HEATER -> board.nozzle().weaken();
            case DRIFT -> board.nozzle().drift(fault.number() / 60.0);
            case PAUSED_FOR_USER ->
                personUntil = fault.time().isZero()
                        ? Long.MAX_VALUE
                        : now + fault.time().toNanos();
            case HOST_ACTION -> sender.send("//action:" + fault.value());
            case NO_EMERGENCY_PARSER -> emergencyParser = false;
            default -> throw new IllegalStateException("the fault " + fault.kind() + " befalls lines, not the board");
        }
    }

    private void askAgain(long line) {
        sender.send("Error:checksum mismatch, Last Line: " + (line - 1));
        sender.send("Resend: " + line);
        sender.send("ok");
    }

    boolean waitsForPerson() {
        return now < personUntil;
    }

    void personCame() {
        personUntil = 0;
    }

    boolean hasEmergencyParser() {
        return emergencyParser;
    }

    boolean isSilent() {
        return silent;
    }

    /** The board starts anew, and with it goes what a reset cures. */
    void restarted() {
        silent = false;
        personUntil = 0;
        emergencyParser = true;
        board.nozzle().mend();
    }

    /** Set once when the plug is to be pulled: for how long, or zero for good. */
    Optional<Duration> takeUnplugging() {
        Optional<Duration> told = Optional.ofNullable(unplugging);
        unplugging = null;
        return told;
    }
}
