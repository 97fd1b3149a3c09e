package io.printlab.devices.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Klipper behind its pseudo-terminal: it does not look at line numbers and checksums, says nothing while it works, and
 * answers on when it is shut down.
 */
final class KlipperVoice extends FirmwareVoice {
    private static final double LARGEST_COORDINATE = 1000;
    private static final Set<String> MACROS = Set.of("PAUSE", "RESUME", "CANCEL_PRINT");
    private static final Set<String> OF_OTHERS =
            Set.of("M0", "M1", "M27", "M108", "M155", "M300", "M410", "M862", "M876");

    @Override
    List<String> boot(String cause) {
        String ready = "// Klipper state: Ready";
        return cause.equals("PowerUp") ? List.of(ready) : List.of("// Klipper state: Disconnect", ready);
    }

    @Override
    List<String> introduction(SimulatedModel model, boolean emergencyParser) {
        return List.of("FIRMWARE_NAME:Klipper FIRMWARE_VERSION:v0.12.0-printlab-simulator");
    }

    @Override
    boolean answersWithOk(String code) {
        return code.equals("M105") || code.equals("M115");
    }

    @Override
    boolean checksSums() {
        return false;
    }

    @Override
    boolean checksOrder() {
        return false;
    }

    @Override
    boolean acknowledgesBlanks() {
        return true;
    }

    @Override
    String temperatures(Readings now) {
        return String.format(
                Locale.ROOT,
                "B:%.1f /%.1f T0:%.1f /%.1f",
                now.bed(),
                now.bedTarget(),
                now.nozzle(),
                now.nozzleTarget());
    }

    @Override
    String heating(Readings now) {
        return temperatures(now);
    }

    @Override
    @Nullable String busy(boolean forPerson) {
        return null;
    }

    @Override
    boolean reportsByItself() {
        return false;
    }

    @Override
    boolean knows(String code) {
        return MACROS.contains(code) || (super.knows(code) && !OF_OTHERS.contains(code));
    }

    @Override
    String unknown(String command) {
        return "// Unknown command:\"" + command + "\"";
    }

    @Override
    Set<String> emergencies() {
        return Set.of("M112");
    }

    @Override
    List<String> halted(boolean asked) {
        return List.of("// Klipper state: Shutdown");
    }

    @Override
    List<String> whileHalted() {
        return List.of(
                "// Shutdown due to M112 command",
                "// Once the underlying issue is corrected, use the",
                "// \"FIRMWARE_RESTART\" command to reset the firmware, reload the",
                "// config, and restart the host software.",
                "// Printer is shutdown",
                "!! Shutdown due to M112 command",
                "ok");
    }

    @Override
    String restart() {
        return "FIRMWARE_RESTART";
    }

    @Override
    List<String> waitsForPerson(Words command, SimulatedModel model) {
        return List.of();
    }

    @Override
    @Nullable List<String> special(Words command, Supplier<Readings> now) {
        return switch (command.code()) {
            case "PAUSE" -> List.of("// action:paused");
            case "RESUME" -> List.of("// action:resumed");
            case "CANCEL_PRINT" -> List.of("// action:cancel");
            case "G1" ->
                command.get('X', 0) > LARGEST_COORDINATE
                        ? List.of(String.format(Locale.ROOT, "!! Move out of range: %.3f", command.get('X', 0)))
                        : null;
            default -> null;
        };
    }
}
