package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole prints on every family of firmware, over a cable inside this program; the driver finds out which one it is. */
class DialectsEndToEndTest {
    private static final Set<String> OF_THE_HOST = Set.of("M105", "M400", "M27", "M114");
    private static final List<String> FILE = Bench.file(100);

    private @Nullable SimulatedPrinter printer;
    private @Nullable DeviceSession session;

    @AfterEach
    void close() {
        if (session != null) {
            session.close();
        }
        if (printer != null) {
            printer.close();
        }
    }

    private void connect(SimulatedDialect dialect, double speed, String faults, Map<String, String> more) {
        SimulatedPrinter made = new SimulatedPrinter(
                "dialect",
                new SimulatedFirmware(
                        SimulatedModel.named("i3"), SimulatedFaults.parse(faults), 3, speed, true, dialect));
        printer = made;
        MarlinDriver driver = new MarlinDriver(Clock.systemUTC(), port -> made.link());
        Map<String, String> settings = new HashMap<>(Map.of("port", "inside", "ok-timeout-seconds", "0.5"));
        settings.putAll(more);
        Capabilities capabilities = new Capabilities("test", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200));
        session = driver.open(
                DriverSettings.of(
                        new DeviceDefinition(new DeviceId("dialect"), "Dialect", driver.id(), settings, capabilities),
                        driver),
                () -> {});
        await().atMost(Bench.PATIENCE)
                .untilAsserted(() -> assertThat(session.observe().state())
                        .as("%s", session.observe())
                        .isEqualTo(DeviceState.IDLE));
    }

    private void start(List<String> commands) {
        byte[] bytes = String.join("\n", commands).getBytes(StandardCharsets.US_ASCII);
        session.start(new PrintTask(
                new PrintTask.Id(new JobId(1), 1), "x", () -> new ByteArrayInputStream(bytes), bytes.length, null));
    }

    private PrintObservation awaitPhase(PrintPhase phase) {
        await().atMost(Bench.PATIENCE)
                .untilAsserted(() -> assertThat(session.observe().print().phase())
                        .as("%s", session.observe())
                        .isEqualTo(phase));
        return session.observe().print();
    }

    private void awaitCommand(String command) {
        await().atMost(Bench.PATIENCE).until(() -> printer.accepted().contains(command));
    }

    private List<String> printed() {
        return printer.acceptedOfLastPrint().stream()
                .filter(command -> !OF_THE_HOST.contains(command))
                .toList();
    }

    private static List<String> moves(List<String> commands) {
        return commands.stream().filter(command -> command.startsWith("G1 X")).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aPrintWithAPauseIsReceivedExactly(SimulatedDialect dialect) {
        connect(dialect, 250, "", Map.of());
        assertThat(session.observe().evidence()).containsIgnoringCase(dialect.name());
        await().atMost(Bench.PATIENCE)
                .untilAsserted(() -> assertThat(session.observe().temperatures())
                        .extracting(Temperature::heater)
                        .contains("nozzle", "bed"));
        start(FILE);
        awaitCommand(moves(FILE).get(5));
        session.pause();
        awaitPhase(PrintPhase.PAUSED);
        List<String> atPause = moves(printed());
        assertThat(atPause).hasSizeLessThan(100);
        assertThat(printer.heats()).isTrue();
        session.resume();
        awaitPhase(PrintPhase.FINISHED);
        assertThat(moves(printed())).isEqualTo(moves(FILE));
        assertThat(printed()).containsSubsequence(FILE);
        assertThat(printer.overruns()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledPrintLeavesTheHeatersOff(SimulatedDialect dialect) {
        connect(dialect, 250, "", Map.of());
        start(FILE);
        awaitCommand(moves(FILE).get(5));
        assertThat(printer.heats()).isTrue();
        session.cancel();
        awaitPhase(PrintPhase.CANCELLED);
        assertThat(printer.heats()).isFalse();
        assertThat(printed()).contains("M104 S0", "M140 S0").endsWith("M84");
        assertThat(session.observe().state()).isEqualTo(DeviceState.IDLE);
    }

    @ParameterizedTest
    @EnumSource
    void anEmergencyStopEndsThePrintAndAResetBringsThePrinterBack(SimulatedDialect dialect) {
        connect(dialect, 1, "", Map.of());
        start(List.of("M140 S60", "M109 S200", "G28"));
        await().atMost(Bench.PATIENCE).until(() -> printer.heats());
        session.emergencyStop();
        assertThat(awaitPhase(PrintPhase.FAILED).detail()).isNotEmpty();
        await().atMost(Bench.PATIENCE).until(() -> !printer.heats());
        if (dialect != SimulatedDialect.REPETIER) {
            assertThat(session.observe().state()).isEqualTo(DeviceState.FAULT);
            printer.reset();
        }
        await().atMost(Bench.PATIENCE).until(() -> session.observe().state() == DeviceState.IDLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"KLIPPER", "REPRAPFIRMWARE"})
    void theHostWaitsForAPersonWhereTheFirmwareDoesNot(SimulatedDialect dialect) {
        connect(dialect, 300, "", Map.of());
        List<String> file = List.of("M104 S200", "G28", "G1 X1", "M0 change the colour", "G1 X2");
        start(file);
        awaitPhase(PrintPhase.PAUSED);
        assertThat(session.observe().print().activity()).contains("waits for a person");
        assertThat(printer.heats()).as("M0 would have switched off").isTrue();
        assertThat(printed()).doesNotContain("G1 X2");
        session.resume();
        awaitPhase(PrintPhase.FINISHED);
        assertThat(printed()).contains("G1 X2").noneMatch(command -> command.startsWith("M0"));
    }

    @Test
    void whatKlipperRefusesFailsThePrintButNotThePrinter() {
        connect(SimulatedDialect.KLIPPER, 300, "", Map.of());
        start(List.of("M104 S200", "G28", "G1 X10", "G1 X9999", "G1 X20"));
        PrintObservation failed = awaitPhase(PrintPhase.FAILED);
        assertThat(failed.detail()).contains("G1 X9999").contains("Move out of range");
        assertThat(printed()).doesNotContain("G1 X20");
        assertThat(printer.heats()).isFalse();
        assertThat(session.observe().state()).isEqualTo(DeviceState.IDLE);
    }

    @Test
    void klippersMacrosPauseResumeAndCancelIfWanted() {
        connect(SimulatedDialect.KLIPPER, 250, "", Map.of("macros", "true"));
        start(FILE);
        awaitCommand(moves(FILE).get(5));
        session.pause();
        awaitPhase(PrintPhase.PAUSED);
        assertThat(printed()).endsWith("PAUSE").doesNotContain("G91");
        session.resume();
        awaitCommand("RESUME");
        awaitPhase(PrintPhase.PRINTING);
        session.cancel();
        awaitPhase(PrintPhase.CANCELLED);
        assertThat(printed()).containsSubsequence("PAUSE", "RESUME", "CANCEL_PRINT", "M104 S0", "M140 S0", "M84");
        assertThat(printer.heats()).isFalse();
    }

    @Test
    void aPauseOfPrusasOwnHoldsThePrintUntilItIsResumed() {
        connect(SimulatedDialect.PRUSA, 300, "", Map.of());
        List<String> file = new ArrayList<>(FILE);
        file.add(60, "M601");
        start(file);
        awaitPhase(PrintPhase.PAUSED);
        assertThat(session.observe().print().activity()).isEqualTo("paused at the printer");
        session.resume();
        awaitPhase(PrintPhase.FINISHED);
        assertThat(printed()).contains("M602");
        assertThat(moves(printed())).isEqualTo(moves(file));
    }

    @Test
    void aFileForAnotherPrusaWaitsForAPersonAtTheKnob() {
        connect(SimulatedDialect.PRUSA, 300, "", Map.of("dialect", "prusa"));
        start(List.of("M862.3 P \"MK3S\"", "M862.3 P \"MiNi\"", "G28", "G1 X1"));
        awaitPhase(PrintPhase.PAUSED);
        assertThat(printer.accepted())
                .as("a name keeps its letters")
                .containsSubsequence("M862.3 P \"MK3S\"", "M862.3 P \"MiNi\"")
                .doesNotContain("G28");
        printer.press();
        awaitPhase(PrintPhase.FINISHED);
    }

    @Test
    void repetiersWaitFindsOutALostOk() {
        connect(SimulatedDialect.REPETIER, 300, "lose-ok one in 60", Map.of("ok-timeout-seconds", "600"));
        start(FILE);
        awaitPhase(PrintPhase.FINISHED);
        assertThat(printed()).isEqualTo(FILE);
    }

    @Test
    void whereNobodyLooksAtTheOrderOfLinesALostOkEndsThePrint() {
        connect(SimulatedDialect.REPRAPFIRMWARE, 300, "lose-ok after 40 commands", Map.of());
        start(FILE);
        PrintObservation failed = awaitPhase(PrintPhase.FAILED);
        assertThat(failed.detail()).contains("RepRapFirmware does not tell");
        await().atMost(Bench.PATIENCE).until(() -> session.observe().state() == DeviceState.IDLE);
        assertThat(printer.heats()).isFalse();
    }
}
