package io.printlab.devices.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The 8-bit firmware of Prusa's MK3 family: no emergency parser, pauses of its own, checks of the file against the printer. */
final class PrusaVoice extends FirmwareVoice {
    private static final String MACHINE = "MK3S";

    @Override
    List<String> boot(String cause) {
        return List.of(
                "start", "echo: 3.13.1-6876", "echo: " + cause, "echo: Free Memory: 2045  PlannerBufferBytes: 1760");
    }

    @Override
    List<String> introduction(SimulatedModel model, boolean emergencyParser) {
        return List.of(
                "FIRMWARE_NAME:Prusa-Firmware 3.13.1 (printlab simulator) based on Marlin FIRMWARE_URL:none"
                        + " PROTOCOL_VERSION:1.0 MACHINE_TYPE:Prusa i3 " + MACHINE + " EXTRUDER_COUNT:1",
                "Cap:AUTOREPORT_TEMP:1",
                "Cap:AUTOREPORT_FANS:1",
                "Cap:EXTENDED_M20:1",
                "Cap:PRUSA_MMU2:1");
    }

    @Override
    String temperatures(Readings now) {
        return String.format(
                Locale.ROOT,
                "T:%.1f /%.1f B:%.1f /%.1f T0:%.1f /%.1f @:%d B@:%d P:0.0 A:27.8",
                now.nozzle(),
                now.nozzleTarget(),
                now.bed(),
                now.bedTarget(),
                now.nozzle(),
                now.nozzleTarget(),
                now.nozzlePower(),
                now.bedPower());
    }

    @Override
    String heating(Readings now) {
        return String.format(Locale.ROOT, "T:%.1f E:0 B:%.1f W:?", now.nozzle(), now.bed());
    }

    @Override
    boolean knows(String code) {
        return super.knows(code) && !code.equals("M108");
    }

    @Override
    String unknown(String command) {
        return "Unknown " + command.charAt(0) + " code: " + command;
    }

    @Override
    Set<String> emergencies() {
        return Set.of("M112");
    }

    @Override
    List<String> halted(boolean asked) {
        return asked
                ? List.of("Error:M112 called. Emergency Stop.", "Error:Printer halted. kill() called!")
                : List.of("Error:Printer stopped due to errors. Supervision required.");
    }

    @Override
    List<String> waitsForPerson(Words command, SimulatedModel model) {
        boolean otherMachine = command.code().equals("M862")
                && command.startsWith("M862.3")
                && !command.startsWith("M862.3 P \"" + MACHINE + "\"");
        return otherMachine
                ? List.of("echo:G-code sliced for a different printer type. Continue?")
                : super.waitsForPerson(command, model);
    }

    @Override
    @Nullable List<String> special(Words command, Supplier<Readings> now) {
        return switch (command.code()) {
            case "M601" -> List.of("// action:paused");
            case "M602" -> List.of("// action:resumed");
            default -> null;
        };
    }
}
