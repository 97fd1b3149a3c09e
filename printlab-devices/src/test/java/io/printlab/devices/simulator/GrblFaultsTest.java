package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.devices.grbl.GrblDriver;
import io.printlab.devices.serial.SerialLinks;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong while a laser works. */
final class GrblFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String LONG = "M4S200\n" + "G1X1F600\nG1X0\n".repeat(500);

    private SimulatedGrbl machine;
    private DeviceSession session;

    @AfterEach
    void stop() {
        if (session != null) {
            session.close();
        }
        machine.close();
    }

    @Test
    void everyLineRunsOnceInOrderAndTheBufferNeverOverruns() {
        connect(1);
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            file.append("G1X")
                    .append(i % 100)
                    .append("Y0.")
                    .append(i)
                    .append(i % 7 == 0 ? " S1000 F1200 ; far\n" : "\n");
        }
        start(file.toString());
        awaitPhase(PrintPhase.FINISHED);
        List<String> wanted = file.toString()
                .lines()
                .map(line -> line.replaceAll(";.*| ", ""))
                .toList();
        assertThat(machine.executed().subList(0, wanted.size())).isEqualTo(wanted);
        assertThat(machine.executed().subList(wanted.size(), machine.executed().size()))
                .containsExactly("M5", "G4P0.01");
        assertThat(machine.overruns()).isZero();
        assertThat(machine.spindle()).isFalse();
    }

    @Test
    void aRefusedLineEndsThePrintAndIsNamedWithItsMeaning() {
        connect(2);
        machine.refuse("G1X7", "22");
        start("G90\n\nG1X1F600\n" + "G1X2\n".repeat(30) + "G1X7\n" + "G1X3\n".repeat(300));
        PrintObservation print = awaitPhase(PrintPhase.FAILED);
        assertThat(print.detail()).contains("line 34 of the file", "G1X7", "error:22", "no feed rate was set");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(machine.realTime()).contains((byte) 0x18));
        assertThat(machine.executed()).hasSizeLessThan(100);
    }

    @Test
    void anAlarmIsAFaultUntilAPersonUnlocksIt() {
        connect(2);
        start(LONG);
        awaitPhase(PrintPhase.PRINTING);
        machine.alarm(1);
        assertThat(awaitPhase(PrintPhase.FAILED).detail()).contains("limit switch");
        awaitState(DeviceState.FAULT);
        assertThat(machine.executed()).doesNotContain("$X");
        assertThatThrownBy(() -> start("G1X1F1\n"))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("FAULT");
        machine.unlock();
        awaitState(DeviceState.IDLE);
    }

    @Test
    void aResetInMidRunIsAFailureAndNothingMoreIsSent() {
        connect(2);
        start(LONG);
        awaitPhase(PrintPhase.PRINTING);
        machine.pressReset();
        assertThat(awaitPhase(PrintPhase.FAILED).detail()).contains("was reset while it worked");
        awaitState(DeviceState.IDLE);
        int then = machine.executed().size();
        start("G1X9F600\n");
        awaitPhase(PrintPhase.FINISHED);
        assertThat(machine.executed().size()).isLessThan(then + 6);
    }

    @Test
    void anUnpluggedMachineIsLostAndItsPrintNotKnown() {
        connect(2);
        start(LONG);
        awaitPhase(PrintPhase.PRINTING);
        machine.unplug();
        assertThat(awaitPhase(PrintPhase.LOST).detail()).contains("Contact");
        assertThat(session.observe().lost()).isTrue();
        assertThat(session.observe().state()).isEqualTo(DeviceState.UNKNOWN);
    }

    @Test
    void anOpenDoorPausesAndTheLaserGoesOnWhenItIsClosed() {
        connect(2);
        start(LONG);
        awaitPhase(PrintPhase.PRINTING);
        machine.openDoor();
        assertThat(awaitPhase(PrintPhase.PAUSED).activity()).contains("door");
        machine.closeDoor();
        awaitPhase(PrintPhase.PRINTING);
    }

    @Test
    void aCancelHoldsFirstSoThatThePositionStays() {
        connect(2);
        start(LONG);
        awaitPhase(PrintPhase.PRINTING);
        session.cancel();
        awaitPhase(PrintPhase.CANCELLED);
        awaitState(DeviceState.IDLE);
        assertThat(machine.realTime()).containsExactly((byte) '!', (byte) 0x18);
        assertThat(machine.spindle()).isFalse();
    }

    @Test
    void closingTheSessionSwitchesTheBeamOff() {
        connect(2);
        start(LONG);
        awaitPhase(PrintPhase.PRINTING);
        assertThat(machine.spindle()).isTrue();
        session.close();
        await().atMost(PATIENCE).until(() -> !machine.spindle());
        assertThat(Objects.requireNonNull(session.observe().print()).phase()).isEqualTo(PrintPhase.LOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$X",
                "$RST=*",
                "G1X1\n!\nG1X2",
                "G1X1?",
                "~",
                "G1X1\u0018",
                "G1X11111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
                "; nothing but a comment",
                "(nor here)\n\n%"
            })
    void aFileThatIsMoreThanAProgramIsNotBegun(String content) {
        connect(1);
        assertThatThrownBy(() -> start(content))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("not begun");
        assertThat(machine.executed()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRealPortBehindAPseudoTerminalServesToo() {
        Pty pty = Pty.open();
        machine = new SimulatedGrbl(pty, 1);
        open(new GrblDriver(Clock.systemUTC(), SerialLinks.ofThisMachine()), pty.path());
        start("M4S200\n" + "G1X1F600\nG1X0\n".repeat(100));
        awaitPhase(PrintPhase.FINISHED);
        assertThat(machine.overruns()).isZero();
    }

    private void connect(long moveMillis) {
        InProcessCable cable = new InProcessCable();
        machine = new SimulatedGrbl(cable.printerEnd(), moveMillis);
        open(new GrblDriver(Clock.systemUTC(), settings -> cable.hostEnd("laser")), "laser");
    }

    private void open(GrblDriver driver, String port) {
        DeviceDefinition definition = new DeviceDefinition(
                new DeviceId("laser"),
                "Laser",
                "grbl",
                Map.of("port", port),
                new Capabilities("K40", Set.of("PLYWOOD"), 0.1, new BuildVolume(300, 200, 50)));
        session = driver.open(DriverSettings.of(definition, driver), () -> {});
        awaitState(DeviceState.IDLE);
    }

    private void start(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);
        session.start(new PrintTask(
                new PrintTask.Id(new JobId(1), 1), "laser", () -> new ByteArrayInputStream(bytes), bytes.length, null));
    }

    private PrintObservation awaitPhase(PrintPhase phase) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(session.observe().print())
                        .as("%s", session.observe())
                        .isNotNull()
                        .matches(print -> print.phase() == phase));
        return Objects.requireNonNull(session.observe().print());
    }

    private void awaitState(DeviceState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(session.observe().state())
                        .as("%s", session.observe())
                        .isEqualTo(state));
    }
}
