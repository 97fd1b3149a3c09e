package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.printlab.device.DeviceState;
import io.printlab.driver.PrintObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.error.PrintLabException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every injected fault through a pseudo-terminal, jSerialComm and the Marlin session. */
@EnabledOnOs(OS.LINUX)
class FaultsEndToEndTest {
    @Test
    void aPrintWithoutFaultsIsReceivedExactly() {
        prints(Map.of(), 1000);
    }

    @Test
    void aCorruptLineInFiftyIsMended() {
        prints(Map.of("faults", "corrupt-received one in 50", "model", "i3"), 1000);
    }

    @Test
    void lostAcknowledgementsAreFoundOut() {
        prints(Map.of("faults", "lose-ok one in 60", "model", "i3"), 400);
    }

    @Test
    void noiseAndLostAcknowledgementsTogetherDoNoHarm() {
        prints(Map.of("faults", "corrupt-received one in 40; lose-ok one in 80", "model", "i3", "seed", "99"), 400);
        prints(Map.of("faults", "corrupt-received one in 40; lose-ok one in 80", "model", "fast", "seed", "5"), 400);
    }

    private static void prints(Map<String, String> settings, int moves) {
        List<String> file = Bench.file(moves);
        try (Bench bench = new Bench(settings)) {
            bench.start(file);
            PrintObservation end = bench.awaitPhase(PrintPhase.FINISHED);
            assertThat(bench.printed()).isEqualTo(file);
            assertThat(bench.printer().overruns()).isZero();
            assertThat(end.progress()).isEqualTo(1);
            assertThat(bench.session().observe().state()).isEqualTo(DeviceState.IDLE);
        }
    }

    @Test
    void anUnpluggedPrinterMeansALostPrint() {
        try (Bench bench = new Bench(Map.of("faults", "unplug after 300 commands"))) {
            bench.start(Bench.file(2000));
            PrintObservation lost = bench.awaitPhase(PrintPhase.LOST);
            assertThat(lost.detail()).contains("lost");
            assertThat(bench.session().observe().lost()).isTrue();
            assertThat(bench.session().observe().state()).isEqualTo(DeviceState.UNKNOWN);
            bench.session().close();
            assertThatThrownBy(bench::open)
                    .isInstanceOf(PrintLabException.class)
                    .hasMessageContaining("unplugged");
            bench.printer().plugIn();
            bench.open();
            bench.awaitState(DeviceState.IDLE);
            assertThat(bench.printer().heats())
                    .as("heaters are off once contact is back")
                    .isFalse();
        }
    }

    @Test
    void theCablePulledByHandIsNoticedAtOnce() {
        try (Bench bench = new Bench(Map.of("speed", "50"))) {
            bench.start(Bench.file(5000));
            bench.awaitPhase(PrintPhase.PRINTING);
            bench.printer().unplug();
            await().atMost(Duration.ofSeconds(2))
                    .until(() -> bench.session().observe().lost());
            assertThat(bench.phase()).isEqualTo(PrintPhase.LOST);
        }
    }

    @Test
    void aResetInMidPrintMeansAFailedPrint() {
        try (Bench bench = new Bench(Map.of("faults", "reset \"Brown out Reset\" after 300 commands"))) {
            bench.start(Bench.file(2000));
            bench.awaitPhase(PrintPhase.FAILED);
            bench.awaitState(DeviceState.IDLE);
            assertThat(bench.session().observe().print().detail())
                    .contains("reset")
                    .contains("Brown out");
            bench.start(Bench.file(20));
            bench.awaitPhase(PrintPhase.FINISHED);
        }
    }

    @Test
    void aKilledFirmwareMeansAFault() {
        try (Bench bench = new Bench(Map.of("faults", "kill after 300 commands"))) {
            bench.start(Bench.file(2000));
            PrintObservation failed = bench.awaitPhase(PrintPhase.FAILED);
            assertThat(failed.detail()).contains("halted");
            assertThat(bench.session().observe().state()).isEqualTo(DeviceState.FAULT);
            assertThat(bench.session().observe().lost()).isFalse();
            bench.printer().reset();
            bench.awaitState(DeviceState.IDLE);
        }
    }

    @Test
    void aSimulatedPersonResetsAHaltedPrinter() {
        try (Bench bench = new Bench(Map.of("faults", "kill after 300 commands", "reset-after-halt-seconds", "1"))) {
            bench.start(Bench.file(2000));
            bench.awaitPhase(PrintPhase.FAILED);
            bench.awaitState(DeviceState.IDLE);
            bench.start(Bench.file(20));
            bench.awaitPhase(PrintPhase.FINISHED);
        }
    }

    @Test
    void aPausedPrintStandsStillLiftedAndGoesOnWhereItWas() {
        List<String> file = Bench.file(500);
        try (Bench bench = new Bench(Map.of("speed", "150", "model", "i3"))) {
            bench.start(file);
            await().atMost(Bench.PATIENCE).until(() -> bench.printed().size() > 100);
            bench.session().pause();
            bench.awaitPhase(PrintPhase.PAUSED);
            List<String> atPause = bench.printed();
            assertThat(atPause).endsWith("G91", "M83", "G1 E-2 F2400", "G1 Z5 F600", "G90");
            assertThat(bench.printer().heats()).isTrue();
            bench.session().resume();
            bench.awaitPhase(PrintPhase.FINISHED);
            List<String> parking = bench.printed().stream()
                    .filter(command -> !file.contains(command))
                    .toList();
            assertThat(parking)
                    .containsExactly(
                            "M114", "G91", "G1 E-2 F2400", "G1 Z5 F600", "G1 Z0 F600", "G1 E2 F2400", parking.get(6))
                    .element(6)
                    .asString()
                    .startsWith("G1 F60");
            assertThat(bench.printed().stream().filter(command -> command.startsWith("G1 X")))
                    .containsExactlyElementsOf(
                            file.stream().filter(c -> c.startsWith("G1 X")).toList());
        }
    }

    @Test
    void aCancelledPrintLeavesTheHeatersOff() {
        try (Bench bench = new Bench(Map.of("speed", "50"))) {
            bench.start(Bench.file(5000));
            await().atMost(Bench.PATIENCE).until(() -> bench.printed().size() > 50);
            assertThat(bench.printer().heats()).isTrue();
            bench.session().cancel();
            bench.awaitPhase(PrintPhase.CANCELLED);
            assertThat(bench.printer().heats()).isFalse();
            assertThat(bench.printed()).contains("M104 S0", "M140 S0", "M107").endsWith("M84");
        }
    }

    @Test
    void aPrintIsCancelledWhileItHeats() {
        try (Bench bench = new Bench(Map.of("speed", "1", "ok-timeout-seconds", "10"))) {
            bench.start(List.of("M109 S210", "G28", "G1 X10"));
            bench.awaitPhase(PrintPhase.PRINTING);
            assertThat(bench.session().observe().print().activity()).isEqualTo("heating the nozzle");
            bench.session().cancel();
            bench.awaitPhase(PrintPhase.CANCELLED);
            assertThat(bench.printer().heats()).isFalse();
            assertThat(bench.printed()).doesNotContain("G28");
        }
    }

    @Test
    void anEmergencyStopWorksAtOnceAlsoWhileAllWaits() {
        try (Bench bench = new Bench(Map.of("speed", "1"))) {
            bench.start(List.of("M109 S210", "G28"));
            bench.awaitPhase(PrintPhase.PRINTING);
            long before = System.nanoTime();
            bench.session().emergencyStop();
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> bench.printer().isHalted());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
            bench.awaitState(DeviceState.FAULT);
            assertThat(bench.printer().heats()).isFalse();
        }
    }

    @Test
    void aClosedSessionSwitchesTheHeatersOff() {
        try (Bench bench = new Bench(Map.of("speed", "50"))) {
            bench.start(Bench.file(5000));
            await().atMost(Bench.PATIENCE).until(() -> bench.printed().size() > 50);
            bench.session().close();
            assertThat(bench.printer().heats()).isFalse();
            assertThat(bench.phase()).isEqualTo(PrintPhase.LOST);
        }
    }

    @Test
    void aFileThatCannotBeSentWholeIsNotBegun() {
        try (Bench bench = new Bench(Map.of())) {
            assertThatThrownBy(() -> bench.start(List.of("G28", "M117 " + "long ".repeat(20))))
                    .isInstanceOf(PrintLabException.class)
                    .hasMessageContaining("line 2");
            assertThat(bench.session().observe().print()).isNull();
            assertThatThrownBy(() -> bench.start(List.of("; nothing")))
                    .isInstanceOf(PrintLabException.class)
                    .hasMessageContaining("no command");
        }
    }
}
