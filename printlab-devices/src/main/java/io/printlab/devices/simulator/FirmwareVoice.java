package io.printlab.devices.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a firmware words what it has to say, and what it checks: Marlin 2.1. Its relatives say what they do otherwise. */
class FirmwareVoice {
    private static final Pattern KNOWN = Pattern.compile(
            "M(0|1|17|18|20|21|27|73|75|76|77|82|83|84|85|92|10[4-9]|11[0-8]|140|155|190|20[0-9]|21[0-9]|220|221|300|301"
                    + "|302|304|400|410|413|420|500|501|502|503|572|593|862|876|900|907|914)"
                    + "|G(0|1|2|3|4|10|11|17|18|19|20|21|27|28|29|80|90|91|92)|T[0-9]");

    /** After a reset, with its cause. */
    List<String> boot(String cause) {
        return List.of("start", "echo:" + cause, "echo:Marlin 2.1.2 (printlab simulator)");
    }

    /** The answer to M115. */
    List<String> introduction(SimulatedModel model, boolean emergencyParser) {
        return List.of(
                "FIRMWARE_NAME:Marlin 2.1.2 (printlab simulator) SOURCE_CODE_URL:none PROTOCOL_VERSION:1.0 MACHINE_TYPE:"
                        + model.name() + " EXTRUDER_COUNT:1 UUID:00000000-0000-0000-0000-000000000000",
                "Cap:SERIAL_XON_XOFF:0",
                "Cap:AUTOREPORT_TEMP:1",
                "Cap:EMERGENCY_PARSER:" + (emergencyParser ? 1 : 0),
                "Cap:HOST_ACTION_COMMANDS:1");
    }

    /** Whether the answer to such a command stands on the line of its ok. */
    boolean answersWithOk(String code) {
        return code.equals("M105");
    }

    /** The acknowledgement of a command with a line number, or a negative one. */
    String ok(long number) {
        return "ok";
    }

    /** What garbled or misplaced lines are answered with. */
    List<String> refusal(String why, long last, long received) {
        return List.of("Error:" + why + ", Last Line: " + last, "Resend: " + (last + 1), "ok");
    }

    boolean checksSums() {
        return true;
    }

    boolean checksOrder() {
        return true;
    }

    /** Whether an empty line is acknowledged too. */
    boolean acknowledgesBlanks() {
        return false;
    }

    String temperatures(Readings now) {
        return String.format(
                Locale.ROOT,
                "T:%.2f /%.2f B:%.2f /%.2f @:%d B@:%d",
                now.nozzle(),
                now.nozzleTarget(),
                now.bed(),
                now.bedTarget(),
                now.nozzlePower(),
                now.bedPower());
    }

    /** Each second of M109 and M190. */
    String heating(Readings now) {
        return " " + temperatures(now) + " W:?";
    }

    /** Each two seconds of another long command; null for none. */
    @Nullable String busy(boolean forPerson) {
        return "echo:busy: " + (forPerson ? "paused for user" : "processing");
    }

    /** Each second without anything to do; null for none. */
    @Nullable String idle() {
        return null;
    }

    boolean reportsByItself() {
        return true;
    }

    boolean knows(String code) {
        return KNOWN.matcher(code).matches();
    }

    String unknown(String command) {
        return "echo:Unknown command: \"" + command + "\"";
    }

    /** What works at once, also while other commands wait. */
    Set<String> emergencies() {
        return Set.of("M112", "M108", "M410", "M876");
    }

    /** Whether M112 makes the board start again instead of halting it. */
    boolean startsAgainAfterStop() {
        return false;
    }

    /** When it is halted: by M112, or by a fault. */
    List<String> halted(boolean asked) {
        return List.of("Error:Printer halted. kill() called!", "//action:poweroff");
    }

    /** What it says, halted, to every command; null for nothing at all. */
    @Nullable List<String> whileHalted() {
        return null;
    }

    /** The command by which a halted firmware starts again. */
    String restart() {
        return "";
    }

    /** Before it waits for a person because a command asks for it; empty if it does not wait. */
    List<String> waitsForPerson(Words command, SimulatedModel model) {
        return command.code().equals("M0") || command.code().equals("M1")
                ? List.of("//action:prompt_begin Press to continue")
                : List.of();
    }

    /** What a command of this dialect alone is answered with, before its ok; null if it is none. */
    @Nullable List<String> special(Words command, Supplier<Readings> now) {
        return null;
    }
}
