package io.printlab.app.soak;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.app.LabProcess;
import io.printlab.app.config.SettingsReader;
import io.printlab.app.demo.Demo;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.devices.simulator.FaultKind;
import io.printlab.devices.simulator.SimulatedFarm;
import io.printlab.devices.simulator.SimulatedPrinter;
import io.printlab.devices.simulator.SimulatedPrinters;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole application over its own PostgreSQL, with twenty simulated printers on which everything goes wrong. */
final class SoakLab implements AutoCloseable {
    static final int PRINTERS = 20;
    private static final int PEOPLE = 6;
    private static final Set<FaultKind> OFTEN = Set.of(
            FaultKind.CORRUPT_RECEIVED,
            FaultKind.NOISE_RECEIVED,
            FaultKind.LOSE_RECEIVED,
            FaultKind.CORRUPT_SENT,
            FaultKind.NOISE_SENT,
            FaultKind.MERGE_LINES,
            FaultKind.IMPLAUSIBLE_READING,
            FaultKind.LOSE_OK,
            FaultKind.DUPLICATE_OK);

    private final LabProcess process;
    private final PrintLab lab;
    private final Actor staff;
    private final List<Actor> people = new ArrayList<>();

    SoakLab(Path folder) {
        var settings = SettingsReader.read(
                null,
                Map.of(
                        "PRINTLAB_DATA_DIR", folder.toString(),
                        "PRINTLAB_HTTP_PORT", "0",
                        "PRINTLAB_WAITING_LIMIT", "200",
                        "PRINTLAB_APPROVAL_ABOVE_MINUTES", "60"));
        Map<String, String> printer = Map.of(
                "speed", "150",
                "ok-timeout-seconds", "1",
                "reset-after-halt-seconds", "2",
                "record", "true");
        process = LabProcess.serve(settings.withDevices(printers(printer)).withRules(Demo.rules(settings.rules())));
        lab = process.injector().getInstance(PrintLab.class);
        Instant now = Instant.EPOCH;
        staff = Actor.of(lab.store().users().add("stella.soak", "Stella Soak", Role.STAFF, now));
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Actor.of(lab.store().users().add("soak." + i, "Made-up Person " + i, Role.STUDENT, now)));
        }
    }

    private static List<DeviceDefinition> printers(Map<String, String> settings) {
        List<DeviceDefinition> printers = new ArrayList<>();
        for (DeviceDefinition plain : SimulatedFarm.of(PRINTERS, settings)) {
            Map<String, String> faulty = new HashMap<>(plain.settings());
            faulty.put("faults", script(printers.size() % 2));
            printers.add(new DeviceDefinition(plain.id(), plain.name(), plain.driver(), faulty, plain.capabilities()));
        }
        return printers;
    }

    /**
     * Every second fault of all there are, with each of their values; what ends prints comes seldom, so that some come to their
     * end.
     */
    private static String script(int first) {
        List<String> entries = Stream.of(FaultKind.values())
                .flatMap(kind ->
                        kind.examples().stream().map(fault -> fault + " one in " + (OFTEN.contains(kind) ? 200 : 2000)))
                .toList();
        return IntStream.range(0, entries.size())
                .filter(i -> i % 2 == first)
                .mapToObj(entries::get)
                .collect(Collectors.joining("; "));
    }

    PrintLab lab() {
        return lab;
    }

    Actor staff() {
        return staff;
    }

    List<Actor> people() {
        return people;
    }

    SimulatedPrinter printer(DeviceId device) {
        return process.injector()
                .getInstance(SimulatedPrinters.class)
                .find(device.value())
                .orElseThrow();
    }

    /** How often each kind has happened on all printers together. */
    Map<FaultKind, Integer> happened() {
        Map<FaultKind, Integer> all = new EnumMap<>(FaultKind.class);
        lab.devices()
                .devices(staff)
                .forEach(device ->
                        printer(device.id()).happened().forEach((kind, times) -> all.merge(kind, times, Integer::sum)));
        return all;
    }

    @Override
    public void close() {
        process.close();
    }
}
