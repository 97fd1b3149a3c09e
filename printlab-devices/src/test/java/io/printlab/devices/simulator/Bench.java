package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A simulated printer on the bench, with a session through the real port. */
final class Bench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimulatedMarlinDriver driver = new SimulatedMarlinDriver(Clock.systemUTC());
    private final Map<String, String> settings;
    private DeviceSession session;

    Bench(Map<String, String> more) {
        settings = new HashMap<>(Map.of(
                "printer", "bench", "speed", "300", "record", "true", "ok-timeout-seconds", "0.4", "model", "fast"));
        settings.putAll(more);
        open();
    }

    void open() {
        Capabilities capabilities = new Capabilities("test", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200));
        DeviceDefinition definition =
                new DeviceDefinition(new DeviceId("bench"), "Bench", driver.id(), settings, capabilities);
        session = driver.open(DriverSettings.of(definition, driver), () -> {});
    }

    DeviceSession session() {
        return session;
    }

    SimulatedPrinter printer() {
        return driver.printers().find("bench").orElseThrow();
    }

    void start(List<String> commands) {
        awaitState(DeviceState.IDLE);
        byte[] bytes = (String.join(" ; comment\n", commands) + "\n").getBytes(StandardCharsets.US_ASCII);
        session.start(new PrintTask(
                new PrintTask.Id(new JobId(1), 1), "bench", () -> new ByteArrayInputStream(bytes), bytes.length, null));
    }

    void awaitState(DeviceState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(session.observe().state())
                        .as("%s", session.observe())
                        .isEqualTo(state));
    }

    PrintObservation awaitPhase(PrintPhase phase) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(phase()).as("%s", session.observe()).isEqualTo(phase));
        return session.observe().print();
    }

    @Nullable PrintPhase phase() {
        PrintObservation print = session.observe().print();
        return print == null ? null : print.phase();
    }

    /** What the printer accepted of the last print, without the host's own commands. */
    List<String> printed() {
        return printer().acceptedOfLastPrint().stream()
                .filter(command -> !Set.of("M105", "M400").contains(command))
                .toList();
    }

    /** Heating, homing and so many short moves; the same every time. */
    static List<String> file(int moves) {
        List<String> commands = new ArrayList<>(
                List.of("M140 S60", "M104 S200", "M190 S60", "M109 S200", "G28", "G90", "M83", "G92 E0", "M106 S128"));
        Random random = new Random(7);
        for (int i = 0; i < moves; i++) {
            commands.add(String.format(
                    Locale.ROOT,
                    "G1 X%.3f Y%.3f E%.5f F%d",
                    random.nextDouble() * 200,
                    random.nextDouble() * 200,
                    random.nextDouble(),
                    6000 + i % 100));
        }
        commands.addAll(List.of("M107", "M104 S0", "M140 S0", "M84"));
        return commands;
    }

    @Override
    public void close() {
        session.close();
    }
}
