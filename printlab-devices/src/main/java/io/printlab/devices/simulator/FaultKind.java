package io.printlab.devices.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that can go wrong with a simulated printer. What is added here shows up in the fault matrix and in the seeded runs by
 * itself.
 */
public enum FaultKind {
    CORRUPT_RECEIVED("corrupt-received", Moment.RECEIVED, Value.NONE, "a bit of a line from the host flips"),
    NOISE_RECEIVED("noise-received", Moment.RECEIVED, Value.NONE, "stray bytes come before a line from the host"),
    LOSE_RECEIVED("lose-received", Moment.RECEIVED, Value.NONE, "a line from the host does not arrive"),
    OVERRUN(
            "overrun",
            Moment.RECEIVED,
            Value.NONE,
            "number and checksum of a line are lost, and the rest runs unchecked"),
    CORRUPT_SENT("corrupt-sent", Moment.SENT, Value.NONE, "a bit of a line to the host flips"),
    NOISE_SENT("noise-sent", Moment.SENT, Value.NONE, "stray bytes come before a line to the host"),
    MERGE_LINES("merge-lines", Moment.SENT, Value.NONE, "a line to the host runs into the next one"),
    IMPLAUSIBLE_READING(
            "implausible-reading",
            Moment.READING,
            Value.NUMBER,
            "a report tells a temperature that cannot be, in °C",
            "-14",
            "999"),
    LOSE_OK("lose-ok", Moment.OK, Value.NONE, "an acknowledgement is not sent"),
    DUPLICATE_OK("duplicate-ok", Moment.OK, Value.NONE, "an acknowledgement is sent twice"),
    DUPLICATE_RESEND(
            "duplicate-resend", Moment.COMMAND, Value.NONE, "the next line is asked for again, twice, for no reason"),
    WRONG_RESEND(
            "wrong-resend",
            Moment.COMMAND,
            Value.NUMBER,
            "a line so far from the next one is asked for again",
            "1000",
            "-3"),
    BUSY_STORM("busy-storm", Moment.COMMAND, Value.NUMBER, "so many busy messages at once", "200"),
    STALL("stall", Moment.COMMAND, Value.TIME, "all replies are late by so much", "3s"),
    SILENCE("silence", Moment.COMMAND, Value.NONE, "the board hangs: no reply until somebody presses reset"),
    UNPLUG(
            "unplug",
            Moment.COMMAND,
            Value.OPTIONAL_TIME,
            "the plug is pulled, and put back after so long if a time is given",
            "",
            "5s"),
    RESET("reset", Moment.COMMAND, Value.TEXT, "the board starts anew and names this cause", "\"Brown out Reset\""),
    KILL("kill", Moment.COMMAND, Value.NONE, "the firmware halts itself"),
    THERMAL_RUNAWAY("thermal-runaway", Moment.COMMAND, Value.NONE, "the firmware halts itself and blames a heater"),
    COLD_HEATER(
            "cold-heater",
            Moment.COMMAND,
            Value.NONE,
            "the nozzle does not get near its target any more, until a reset"),
    DRIFT(
            "drift",
            Moment.COMMAND,
            Value.NUMBER,
            "the nozzle's sensor drifts by so many °C a minute, until a reset",
            "-20",
            "20"),
    PAUSED_FOR_USER(
            "paused-for-user",
            Moment.COMMAND,
            Value.OPTIONAL_TIME,
            "the firmware waits for a person, at most so long if a time is given",
            "",
            "5s"),
    HOST_ACTION(
            "host-action",
            Moment.COMMAND,
            Value.TEXT,
            "somebody chooses this in the printer's menu",
            "pause",
            "cancel",
            "disconnect"),
    NO_EMERGENCY_PARSER(
            "no-emergency-parser",
            Moment.COMMAND,
            Value.NONE,
            "M112, M108 and M410 wait their turn like any other command, until a reset");

    /** When a fault may happen. */
    enum Moment {
        /** A command begins, or time passes. */
        COMMAND,
        /** A line of the host begins to arrive. */
        RECEIVED,
        /** A line is about to be sent. */
        SENT,
        /** An acknowledgement is about to be sent. */
        OK,
        /** A line with temperatures is about to be sent. */
        READING
    }

    /** What a fault is told besides. */
    enum Value {
        NONE,
        NUMBER,
        TIME,
        OPTIONAL_TIME,
        TEXT
    }

    private final String word;
    private final Moment moment;
    private final Value value;
    private final String meaning;
    private final List<String> samples;

    FaultKind(String word, Moment moment, Value value, String meaning, String... samples) {
        this.word = word;
        this.moment = moment;
        this.value = value;
        this.meaning = meaning;
        this.samples = List.of(samples);
    }

    /** Its word in a script. */
    public String word() {
        return word;
    }

    /** One clause for people. */
    public String meaning() {
        return meaning;
    }

    /** The fault with each value that is worth trying, as a script says it. */
    public List<String> examples() {
        return samples.isEmpty()
                ? List.of(word)
                : samples.stream().map(sample -> (word + " " + sample).strip()).toList();
    }

    Moment moment() {
        return moment;
    }

    Value value() {
        return value;
    }

    static Optional<FaultKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
