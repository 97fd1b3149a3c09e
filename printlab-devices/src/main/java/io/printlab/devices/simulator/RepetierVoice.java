package io.printlab.devices.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repetier-Firmware 1.0: acknowledgements with line numbers of 16 bits, and {@code wait} whenever it has nothing to do. */
final class RepetierVoice extends FirmwareVoice {
    private static final long SHORT = 0xffff;

    @Override
    List<String> boot(String cause) {
        return List.of("start", "Info:" + cause, "Free RAM:2048");
    }

    @Override
    List<String> introduction(SimulatedModel model, boolean emergencyParser) {
        return List.of(
                "FIRMWARE_NAME:Repetier_1.0.4 (printlab simulator) COMPILED:Jan  1 2024 FIRMWARE_URL:none"
                        + " PROTOCOL_VERSION:1.0 MACHINE_TYPE:Mendel EXTRUDER_COUNT:1 REPETIER_PROTOCOL:3",
                "Cap:PROGRESS:0",
                "Cap:AUTOREPORT_TEMP:1",
                "Cap:EEPROM:1");
    }

    @Override
    boolean answersWithOk(String code) {
        return false;
    }

    @Override
    String ok(long number) {
        return number < 0 ? "ok" : "ok " + (number & SHORT);
    }

    @Override
    List<String> refusal(String why, long last, long received) {
        String wording = why.startsWith("checksum")
                ? "Wrong checksum"
                : why.startsWith("Line Number")
                        ? "expected line " + (last + 1) + " got " + received
                        : "Missing checksum";
        return List.of("Error:" + wording, "Resend:" + ((last + 1) & SHORT), "ok");
    }

    @Override
    String temperatures(Readings now) {
        return String.format(
                Locale.ROOT,
                "T:%.2f /%.0f B:%.2f /%.0f B@:%d @:%d",
                now.nozzle(),
                now.nozzleTarget(),
                now.bed(),
                now.bedTarget(),
                now.bedPower(),
                now.nozzlePower());
    }

    @Override
    String heating(Readings now) {
        return temperatures(now);
    }

    @Override
    String busy(boolean forPerson) {
        return "busy:" + (forPerson ? "paused for user" : "processing");
    }

    @Override
    String idle() {
        return "wait";
    }

    @Override
    boolean reportsByItself() {
        return false;
    }

    @Override
    String unknown(String command) {
        return "Unknown command:" + command;
    }

    @Override
    Set<String> emergencies() {
        return Set.of("M112", "M108");
    }

    @Override
    boolean startsAgainAfterStop() {
        return true;
    }

    @Override
    List<String> halted(boolean asked) {
        return List.of("fatal:Heater decoupled", "Fail mode active. Send M999 to disable failed mode!");
    }

    @Override
    @Nullable List<String> whileHalted() {
        return List.of("Fail mode active. Send M999 to disable failed mode!", "ok");
    }

    @Override
    String restart() {
        return "M999";
    }
}
