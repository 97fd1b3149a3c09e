package io.printlab.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.BedState;
import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import io.printlab.driver.PrintPhase;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.operation.Operation;
import io.printlab.safety.AlarmKind;
import io.printlab.safety.AlarmPolicy;
import io.printlab.safety.DeviceScripts;
import io.printlab.safety.ParkPosition;
import io.printlab.safety.PrintEnds;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ThermalAlarm;
import io.printlab.safety.ThermalLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceGuardTest {
    private static final Temperature HOT_NOZZLE = new Temperature("nozzle", 215, 215.0);
    private static final Temperature HOT_BED = new Temperature("bed", 60, 60.0);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Floor floor = new Floor();

    @Test
    void aLongPauseEndsWithColdHeatersWhichAreHotAgainBeforeThePrintGoesOn() {
        JobId job = paused();
        pass(29);
        assertThat(runs()).isEmpty();
        pass(2);
        assertThat(runs()).containsExactly("run M104 S0 / M140 S0");
        pass(60);
        assertThat(runs()).as("once").hasSize(1);
        floor.driver.seenTemperatures(new Temperature("nozzle", 25, 0.0), new Temperature("bed", 22, 0.0));
        floor.post(job, Operation.Kind.RESUME);
        floor.step();
        assertThat(tail(2))
                .as("heat first, then the print")
                .containsExactly("run M104 S215 / M140 S60 / M109 S215 / M190 S60", "resume");
    }

    @Test
    void aPauseThatEndsInTimeChangesNothing() {
        JobId job = paused();
        pass(20);
        floor.post(job, Operation.Kind.RESUME);
        floor.step();
        floor.driver.seenPrint(PrintPhase.PRINTING, 0.5, "");
        pass(120);
        assertThat(runs()).isEmpty();
        floor.post(job, Operation.Kind.PAUSE);
        floor.driver.seenPrint(PrintPhase.PAUSED, 0.5, "");
        pass(29);
        assertThat(runs()).as("a second pause counts anew").isEmpty();
        pass(2);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void heatersStayOnWhereTheLabSaysSo() {
        settings(new PrintEnds(null, true, null), ThermalLimits.DEFAULT, DeviceScripts.NONE);
        paused();
        pass(300);
        assertThat(runs()).isEmpty();
    }

    @Test
    void pauseResumeAndCancelParkAndRunTheScripts() {
        settings(
                new PrintEnds(30, true, new ParkPosition(10, 200, 5)),
                ThermalLimits.DEFAULT,
                scripts("", "M117 Job {job} waits", "M117 On", "M106 S0\nM117 {progress} percent of {job}"));
        JobId job = paused();
        floor.step();
        assertThat(runs())
                .containsExactly("run G91 / G1 Z5 F600 / G90 / G1 X10 Y200 F6000 / M117 Job " + job + " waits");
        floor.post(job, Operation.Kind.RESUME);
        floor.step();
        assertThat(tail(2)).containsExactly("run M117 On", "resume");
        floor.driver.seenPrint(PrintPhase.PRINTING, 0.5, "");
        floor.step();
        floor.post(job, Operation.Kind.CANCEL);
        floor.step();
        floor.driver.seenPrint(PrintPhase.CANCELLED, 0.5, "stopped");
        floor.step();
        floor.step();
        assertThat(floor.state(job)).isEqualTo(JobState.CANCELLED);
        assertThat(tail(2))
                .containsExactly(
                        "cancel",
                        "run G91 / G1 Z5 F600 / G90 / G1 X10 Y200 F6000 / M106 S0 / M117 50 percent of " + job);
        assertThat(floor.device().bed().state()).isEqualTo(BedState.OCCUPIED);
    }

    @Test
    void theStartScriptStandsInFrontOfTheFile() {
        settings(
                PrintEnds.DEFAULT,
                ThermalLimits.DEFAULT,
                scripts("M140 S{bed_temperature}\nM104 S{nozzle_temperature}\nG1 X{layers}", "", "", ""));
        List<String> content = new ArrayList<>();
        floor.driver.onStart((task, seen) -> {
            try (InputStream in = task.content().open()) {
                byte[] bytes = in.readAllBytes();
                assertThat(task.bytes()).isEqualTo(bytes.length);
                content.add(new String(bytes, StandardCharsets.US_ASCII));
            } catch (IOException broken) {
                content.add(broken.toString());
            }
        });
        printing();
        assertThat(content).containsExactly("M140 S60\nM104 S215\nG28\nG1 X1\n");
    }

    @Test
    void aPrintThatLostItsHostNeverGoesOnAndItsHeatersGoOff() {
        JobId job = printing();
        floor.driver.loseContact();
        floor.step();
        assertThat(floor.state(job)).isEqualTo(JobState.INTERRUPTED);
        pass(1);
        floor.step();
        assertThat(runs()).as("contact is back, the bed is not clear").containsExactly("run M104 S0 / M140 S0");
        pass(600);
        assertThat(runs()).hasSize(1);
        assertThat(floor.driver.calls()).doesNotContain("resume").containsOnlyOnce("start " + job);
        assertThat(floor.state(job)).isEqualTo(JobState.INTERRUPTED);
    }

    @Test
    void aRestartOfTheLabSwitchesOffWhatWasLeftHot() {
        JobId job = printing();
        floor.restart();
        floor.step();
        assertThat(floor.state(job)).isEqualTo(JobState.INTERRUPTED);
        assertThat(runs()).containsExactly("run M104 S0 / M140 S0");
    }

    @Test
    void contactThatComesBackToAForeignPrintOrAClearBedSendsNothing() {
        floor.step();
        floor.restart();
        floor.step();
        assertThat(runs()).as("a clear bed").isEmpty();
        printing();
        floor.driver.loseContact();
        floor.step();
        floor.driver.unreachable();
        pass(2);
        floor.driver.reachable();
        settings(new PrintEnds(30, false, null), ThermalLimits.DEFAULT, DeviceScripts.NONE);
        pass(5);
        assertThat(runs()).as("switched off by the lab").isEmpty();
    }

    @Test
    void driftPausesThePrintAndRaisesAnAlarmThatStandsUntilAPersonSeesToIt() {
        JobId job = printing();
        heat(215, 60);
        heat(180, 30);
        assertThat(floor.driver.calls()).containsOnlyOnce("pause");
        ThermalAlarm alarm = floor.store.safety().standing().get(0);
        assertThat(alarm.kind()).isEqualTo(AlarmKind.DRIFT);
        assertThat(alarm.job()).isEqualTo(job);
        assertThat(alarm.sentence())
                .contains("is at 180 °C and should hold 215 °C")
                .contains("is paused");
        assertThat(floor.store.events().after(0, 100))
                .extracting(LabEvent::kind)
                .containsOnlyOnce(EventKind.ALARM_CHANGED);
        heat(215, 30);
        heat(180, 60);
        assertThat(floor.store.safety().standing()).as("the same one").hasSize(1);
    }

    @Test
    void aBrokenSensorCancelsThePrint() {
        JobId job = printing();
        heat(215, 10);
        heat(-15, 5);
        assertThat(floor.driver.calls()).containsOnlyOnce("cancel");
        floor.driver.seenPrint(PrintPhase.CANCELLED, 0.5, "stopped");
        floor.step();
        assertThat(floor.state(job)).isEqualTo(JobState.CANCELLED);
        assertThat(floor.store.jobs().byId(job).orElseThrow().reason()).contains("cannot be true");
    }

    @Test
    void anAlarmOnlyTellsWhereTheLabSaysSo() {
        settings(
                PrintEnds.DEFAULT,
                new ThermalLimits(6, 25, 15, 20, 20, -10, 450, AlarmPolicy.TELL, AlarmPolicy.EMERGENCY_STOP),
                DeviceScripts.NONE);
        printing();
        heat(215, 60);
        heat(180, 30);
        assertThat(floor.driver.calls()).doesNotContain("pause");
        heat(-15, 5);
        assertThat(floor.driver.calls()).containsOnlyOnce("stop");
        assertThat(floor.store.safety().standing()).hasSize(2);
    }

    @Test
    void alarmsAreJudgedWithoutTheDatabaseAndToldWhenItIsBack() {
        printing();
        heat(215, 60);
        floor.store.reachable(false);
        heat(180, 30);
        assertThat(floor.driver.calls()).containsOnlyOnce("pause");
        floor.store.reachable(true);
        floor.step();
        assertThat(floor.store.safety().standing()).hasSize(1);
    }

    private void settings(PrintEnds ends, ThermalLimits thermal, DeviceScripts scripts) {
        SafetySettings before =
                floor.store.safety().of(Floor.LEFT).orElseGet(() -> SafetySettings.defaults(Floor.LEFT));
        assertThat(floor.store.safety().store(before.next(ends, thermal, scripts), "test", floor.clock.instant()))
                .isTrue();
    }

    private static DeviceScripts scripts(String start, String pause, String resume, String cancel) {
        return DeviceScripts.checked(start, pause, resume, cancel, io.printlab.device.Heat.NONE);
    }

    private JobId printing() {
        floor.step();
        JobId job = floor.queued();
        assertThat(floor.dispatch()).isEqualTo(1);
        floor.step();
        floor.driver.seenTemperatures(HOT_NOZZLE, HOT_BED);
        floor.driver.seenPrint(PrintPhase.PRINTING, 0.5, "");
        floor.step();
        assertThat(floor.device().status().state()).isEqualTo(DeviceState.PRINTING);
        return job;
    }

    private JobId paused() {
        JobId job = printing();
        floor.post(job, Operation.Kind.PAUSE);
        floor.step();
        floor.driver.seenPrint(PrintPhase.PAUSED, 0.5, "");
        floor.step();
        return job;
    }

    private void heat(double nozzle, int seconds) {
        for (int at = 0; at < seconds; at++) {
            floor.driver.seenTemperatures(new Temperature("nozzle", nozzle, 215.0), HOT_BED);
            try {
                floor.step();
            } catch (io.printlab.error.PrintLabException away) {
                assertThat(away.category()).isEqualTo(io.printlab.error.ErrorCategory.UNAVAILABLE);
            }
        }
    }

    private void pass(int minutes) {
        for (int at = 0; at < minutes; at++) {
            floor.step(MINUTE);
        }
    }

    private List<String> runs() {
        return floor.driver.calls().stream()
                .filter(call -> call.startsWith("run "))
                .toList();
    }

    private List<String> tail(int count) {
        List<String> calls = floor.driver.calls();
        return calls.subList(calls.size() - count, calls.size());
    }
}
