package io.printlab.devices.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * RepRapFirmware over USB: it asks for a garbled line again by its own number and without an ok, does not look at the order
 * of lines, and switches off on M0 instead of waiting.
 */
final class RepRapVoice extends FirmwareVoice {
    @Override
    List<String> boot(String cause) {
        return List.of("RepRapFirmware for Duet 2 WiFi/Ethernet version 3.4.5 is up and running.");
    }

    @Override
    List<String> introduction(SimulatedModel model, boolean emergencyParser) {
        return List.of("FIRMWARE_NAME: RepRapFirmware for Duet 2 WiFi/Ethernet FIRMWARE_VERSION: 3.4.5"
                + " ELECTRONICS: printlab simulator FIRMWARE_DATE: 2022-11-30");
    }

    @Override
    List<String> refusal(String why, long last, long received) {
        return List.of("rs " + received);
    }

    @Override
    boolean checksOrder() {
        return false;
    }

    @Override
    String temperatures(Readings now) {
        return String.format(
                Locale.ROOT,
                "T:%.1f /%.1f T0:%.1f /%.1f B:%.1f /%.1f",
                now.nozzle(),
                now.nozzleTarget(),
                now.nozzle(),
                now.nozzleTarget(),
                now.bed(),
                now.bedTarget());
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
        return super.knows(code) && !code.equals("M876");
    }

    @Override
    String unknown(String command) {
        return "Error: Bad command: " + command;
    }

    @Override
    Set<String> emergencies() {
        return Set.of("M112");
    }

    @Override
    List<String> halted(boolean asked) {
        return asked
                ? List.of("Emergency Stop! Reset the controller to continue.")
                : List.of("Error: Heating fault on heater 1, temperature excursion exceeded 15.0C");
    }

    @Override
    @Nullable List<String> whileHalted() {
        return List.of("ok");
    }

    @Override
    String restart() {
        return "M999";
    }

    @Override
    List<String> waitsForPerson(Words command, SimulatedModel model) {
        return List.of();
    }

    @Override
    @Nullable List<String> special(Words command, Supplier<Readings> now) {
        if (!command.code().equals("M408")) {
            return null;
        }
        Readings read = now.get();
        return List.of(String.format(
                Locale.ROOT,
                "{\"status\":\"I\",\"heaters\":[%.1f,%.1f],\"active\":[%.1f,%.1f],\"standby\":[0.0,0.0],\"hstat\":[2,2]}",
                read.bed(),
                read.nozzle(),
                read.bedTarget(),
                read.nozzleTarget()));
    }
}
