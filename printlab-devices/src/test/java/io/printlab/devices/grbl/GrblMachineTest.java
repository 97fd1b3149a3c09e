package io.printlab.devices.grbl;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The logic alone, in a time that the test moves. */
final class GrblMachineTest {
    private static final String FILE = "G1X1F600\n".repeat(60);

    private final List<String> told = new ArrayList<>();
    private final GrblMachine machine =
            new GrblMachine(128, bytes -> told.add(new String(bytes, StandardCharsets.ISO_8859_1).strip()));
    private long now = 1_000_000_000L;

    @Test
    void itsSettingsAreReadOnceItIsIdle() {
        machine.greet(now);
        hear("Grbl 1.1h ['$' for help]", "<Idle|MPos:0.000,0.000,0.000|FS:0,0>");
        assertThat(told).contains("?", "$$").doesNotContain("$X");
        hear("$32=1", "ok");
        assertThat(machine.isLaser()).isTrue();
        assertThat(machine.isReady()).isTrue();
    }

    @Test
    void theReceiveBufferIsNeverOverfilledAndEachAnswerMakesRoom() {
        begin(FILE);
        assertThat(machine.bytesInFlight()).isEqualTo(126);
        for (int i = 0; i < 50; i++) {
            hear("ok");
            assertThat(machine.bytesInFlight()).isBetween(1, 127);
        }
    }

    @Test
    void aLineThatTouchesItsMemoryGoesAlone() {
        begin("G1X1F1\nG54\nG1X2\nG10L2P1X0\nG1X3\n");
        assertThat(lines()).containsExactly("G1X1F1");
        hear("ok");
        assertThat(lines()).containsExactly("G1X1F1", "G54");
        hear("ok");
        assertThat(lines()).containsExactly("G1X1F1", "G54", "G1X2");
    }

    @Test
    void anEndIsSeenIdleTwiceAfterTheLastAnswer() {
        begin("G1X1F1\n");
        hear("<Idle>", "<Idle>", "ok", "ok", "<Idle>");
        assertThat(phase()).isEqualTo(PrintPhase.STARTING);
        hear("ok");
        assertThat(lines()).containsExactly("G1X1F1", "M5", "G4P0.01");
        hear("<Run|FS:1,0>", "<Idle>");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
        hear("<Idle>");
        assertThat(phase()).isEqualTo(PrintPhase.FINISHED);
        assertThat(print().progress()).isEqualTo(1);
    }

    @Test
    void aMachineThatFallsSilentIsLostAndItsPrintNotKnown() {
        begin(FILE);
        hear("<Run|FS:1,0>");
        for (int i = 0; i < 49; i++) {
            pass(100);
        }
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
        pass(200);
        assertThat(phase()).isEqualTo(PrintPhase.LOST);
        assertThat(observation().lost()).isTrue();
        assertThat(observation().evidence()).contains("not answered for 5 s");
    }

    @Test
    void aLostAnswerIsNoticedAndADwellIsNoLoss() {
        begin("G1X1F1\nG4 P10\n");
        hear("ok");
        for (int i = 0; i < 140; i++) {
            pass(100);
            hear("<Idle>");
        }
        assertThat(phase()).isEqualTo(PrintPhase.STARTING);
        for (int i = 0; i < 20; i++) {
            pass(100);
            hear("<Idle>");
        }
        assertThat(phase()).isEqualTo(PrintPhase.FAILED);
        assertThat(print().detail()).contains("did not answer");
        assertThat(told).contains(String.valueOf((char) GrblMachine.RESET));
    }

    @Test
    void aResetThatIsNotAnsweredIsRepeatedAndThenTheMachineIsLost() {
        begin(FILE);
        hear("<Run|FS:1,0>", "error:20");
        assertThat(print().detail()).contains("not known to it");
        for (int i = 0; i < 100; i++) {
            pass(100);
            hear("<Run|FS:1,0>");
        }
        assertThat(told.stream().filter(text -> text.equals("\u0018")).count()).isEqualTo(3);
        assertThat(observation().lost()).isTrue();
        assertThat(observation().evidence()).contains("emergency switch");
    }

    @Test
    void aSpindleStandsWhileAMillHoldsAndALaserSwitchesItselfOff() {
        begin(FILE);
        hear("<Run|FS:1,0>");
        machine.pause(now);
        hear("<Hold:1|FS:1,0>");
        assertThat(phase()).as("it still slows down").isEqualTo(PrintPhase.PRINTING);
        hear("<Hold:0|FS:0,0>", "<Hold:0|FS:0,0>");
        assertThat(phase()).isEqualTo(PrintPhase.PAUSED);
        assertThat(told.stream().filter(text -> text.equals("\u009e")).count()).isEqualTo(1);
        int sent = lines().size();
        hear("ok", "ok");
        assertThat(lines()).as("nothing is sent while it holds").hasSize(sent);
        machine.resume(now);
        hear("<Run|FS:1,0>");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
        assertThat(lines().size()).isGreaterThan(sent);
    }

    @Test
    void whatSomebodyElseRunsIsForeign() {
        machine.greet(now);
        hear("<Run|MPos:1.000,0.000,0.000|FS:500,0>");
        assertThat(observation().foreign()).isTrue();
        assertThat(observation().state()).isEqualTo(DeviceState.PRINTING);
        assertThat(machine.isReady()).isFalse();
        hear("<Jog|FS:1,0>");
        assertThat(observation().state()).isEqualTo(DeviceState.UNKNOWN);
        hear("<Check>", "nonsense", "<Banana>");
        assertThat(observation().state()).isEqualTo(DeviceState.FAULT);
    }

    @Test
    void anEmergencyStopOfAnIdleMachineIsAFaultUntilAPersonResetsIt() {
        begin("G1X1F1\n");
        machine.emergencyStopped(now);
        hear("Grbl 1.1h ['$' for help]", "<Idle>");
        assertThat(phase()).isEqualTo(PrintPhase.FAILED);
        assertThat(observation().state()).isEqualTo(DeviceState.FAULT);
        hear("Grbl 1.1h ['$' for help]", "<Idle>");
        assertThat(observation().state()).isEqualTo(DeviceState.IDLE);
    }

    private void begin(String file) {
        machine.greet(now);
        hear("<Idle>", "ok");
        told.clear();
        byte[] bytes = file.getBytes(StandardCharsets.US_ASCII);
        PrintTask task = new PrintTask(
                new PrintTask.Id(new JobId(1), 1), "x", () -> new ByteArrayInputStream(bytes), bytes.length, null);
        try {
            machine.start(task, GrblFile.open(task), GrblFile.checked(task), now);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void hear(String... answers) {
        for (String answer : answers) {
            machine.receive(answer, now);
        }
    }

    private void pass(long millis) {
        now += millis * 1_000_000;
        machine.tick(now);
    }

    private List<String> lines() {
        return told.stream().filter(text -> text.length() > 1).toList();
    }

    private DeviceObservation observation() {
        return machine.observation(Instant.EPOCH);
    }

    private PrintObservation print() {
        return Objects.requireNonNull(observation().print());
    }

    private PrintPhase phase() {
        return print().phase();
    }
}
