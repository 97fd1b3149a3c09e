package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import io.printlab.driver.DeviceObservation;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MarlinPrinterTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<String> sent = new ArrayList<>();
    private final MarlinPrinter printer = new MarlinPrinter(
            new MarlinSettings("/dev/x", 115_200, false, 1, Duration.ofSeconds(10), true), this::send);
    private long now = SECOND;

    private void send(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.US_ASCII).strip();
        if (!line.isEmpty()) {
            sent.add(line.contains("*") ? line.substring(line.indexOf(' ') + 1, line.indexOf('*')) : line);
        }
    }

    private void receive(String... lines) {
        for (String line : lines) {
            printer.receive(line, now);
        }
    }

    private void pass(long nanos) {
        for (long left = nanos; left > 0; left -= SECOND / 10) {
            now += SECOND / 10;
            printer.tick(now);
        }
    }

    private DeviceObservation seen() {
        return printer.observation(SettableClock.START);
    }

    private PrintPhase phase() {
        return seen().print().phase();
    }

    private void greet() {
        printer.greet(now);
        receive("ok", "ok", "FIRMWARE_NAME:Marlin 2.1 SOURCE_CODE_URL:x", "Cap:AUTOREPORT_TEMP:1", "ok");
        receive("Not SD printing", "ok", "ok", "ok", "ok", "ok T:20.0 /0.0 B:21.0 /0.0", "ok");
        sent.clear();
    }

    private void start(String... commands) {
        byte[] bytes = String.join("\n", commands).getBytes(StandardCharsets.US_ASCII);
        PrintTask task = new PrintTask(
                new PrintTask.Id(new JobId(1), 1), "x", () -> new ByteArrayInputStream(bytes), bytes.length, null);
        printer.start(task, FileCheck.check(task), new CommandReader(new ByteArrayInputStream(bytes)), now);
        receive("ok");
    }

    @Test
    void contactIsUnknownUntilThePrinterHasAnsweredEverything() {
        printer.greet(now);
        assertThat(seen().state()).isEqualTo(DeviceState.UNKNOWN);
        assertThat(printer.isReady()).isFalse();
        receive("start", "echo:Marlin 2.1", "ok", "ok", "Cap:AUTOREPORT_TEMP:1", "ok");
        receive("Not SD printing", "ok", "ok", "ok", "ok");
        assertThat(seen().state()).isEqualTo(DeviceState.UNKNOWN);
        receive("ok T:20.0 /0.0 B:21.0 /0.0");
        assertThat(seen().state()).isEqualTo(DeviceState.IDLE);
        assertThat(sent).endsWith("M155 S1");
        assertThat(sent).contains("M104 S0", "M140 S0", "M107");
        assertThat(seen().temperatures())
                .containsExactly(new Temperature("nozzle", 20.0, 0.0), new Temperature("bed", 21.0, 0.0));
    }

    @Test
    void aPrinterThatStaysSilentIsGreetedAgainAndThenGivenUp() {
        printer.greet(now);
        pass(3 * SECOND);
        assertThat(sent.stream().filter("M110 N0"::equals)).hasSize(2);
        pass(30 * SECOND);
        assertThat(seen().lost()).isTrue();
        assertThat(seen().evidence()).contains("baud").contains("115200");
    }

    @Test
    void withoutReportsTheTemperatureIsAskedFor() {
        printer.greet(now);
        receive("ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok T:20.0 /0.0");
        assertThat(printer.isReady()).isTrue();
        sent.clear();
        pass(5 * SECOND);
        assertThat(sent).contains("M105").doesNotContain("M155 S1");
    }

    @Test
    void aPrintFromTheCardIsForeignAndItsHeatersAreLeftAlone() {
        printer.greet(now);
        receive("ok", "ok", "ok", "SD printing byte 5/99", "ok", "ok T:200.0 /200.0");
        assertThat(seen().foreign()).isTrue();
        assertThat(seen().state()).isEqualTo(DeviceState.PRINTING);
        assertThat(printer.isReady()).isFalse();
        assertThat(sent).doesNotContain("M104 S0");
        receive("Done printing file");
        assertThat(seen().foreign()).isFalse();
    }

    @Test
    void aPrintCountsAsPrintingOnlyOnceACommandIsAcknowledged() {
        greet();
        start("G28", "G1 X1");
        assertThat(phase()).isEqualTo(PrintPhase.STARTING);
        receive("ok");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
    }

    @Test
    void heatingIsPrintingAndSaysWhatItDoes() {
        greet();
        start("M109 S200", "G28");
        assertThat(seen().print().activity()).isEqualTo("heating the nozzle");
        assertThat(phase()).isEqualTo(PrintPhase.STARTING);
        receive("T:93.2 E:0 W:?");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
        for (int i = 0; i < 100; i++) {
            pass(SECOND);
            receive("T:100.0 E:0 W:?");
        }
        assertThat(sent).containsExactly("M110 N0", "M109 S200");
    }

    @Test
    void aPrintIsFinishedOnlyWhenItsMovesAreDone() {
        greet();
        start("G28", "G1 X1");
        receive("ok", "ok");
        assertThat(sent).endsWith("M400");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
        receive("echo:busy: processing", "ok", "ok");
        assertThat(phase()).as("an ok too many is not the end").isEqualTo(PrintPhase.PRINTING);
        receive("ok T:20.0 /0.0 B:21.0 /0.0");
        assertThat(phase()).isEqualTo(PrintPhase.FINISHED);
        assertThat(seen().print().progress()).isEqualTo(1);
        assertThat(seen().state()).isEqualTo(DeviceState.IDLE);
    }

    @Test
    void progressIsTheAcknowledgedPartOfTheFile() {
        greet();
        start(";" + "picture".repeat(99), "G1 X0", "G1 X1", "G1 X2", "G1 X3", "G1 X4", ";" + "settings".repeat(99));
        receive("ok", "ok", "ok");
        assertThat(seen().print().progress()).isBetween(0.45, 0.55);
    }

    @Test
    void aFatalErrorFailsThePrintAndTheDevice() {
        greet();
        start("G28", "G1 X1");
        receive("ok", "Error:Thermal Runaway, system stopped! Heater_ID: 0");
        assertThat(phase()).isEqualTo(PrintPhase.FAILED);
        assertThat(seen().print().detail()).contains("Thermal Runaway");
        assertThat(seen().state()).isEqualTo(DeviceState.FAULT);
        int before = sent.size();
        receive("ok", "ok");
        pass(60 * SECOND);
        assertThat(sent).hasSize(before);
    }

    @Test
    void harmlessErrorsLeaveThePrintAlone() {
        greet();
        start("G28", "G1 X1");
        receive("echo:Unknown command: \"G28\"", "Error:open failed, File: x", "ok");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
    }

    @Test
    void aResetInMidPrintFailsItAndNamesTheCause() {
        greet();
        start("G28", "G1 X1");
        receive("ok", "start", "echo:Brown out Reset");
        assertThat(phase()).isEqualTo(PrintPhase.FAILED);
        assertThat(seen().print().detail()).contains("reset").contains("Brown out");
        assertThat(seen().state()).isEqualTo(DeviceState.UNKNOWN);
        assertThat(sent).endsWith("M110 N0");
    }

    @Test
    void totalSilenceIsLostContact() {
        greet();
        start("G28");
        pass(70 * SECOND);
        assertThat(phase()).isEqualTo(PrintPhase.LOST);
        assertThat(seen().lost()).isTrue();
    }

    @Test
    void theHostFollowsWhatThePrinterAsks() {
        greet();
        start("G28", "G1 X1", "G1 X2");
        receive("ok", "//action:pause", "ok", "ok", "X:1 Y:2 Z:3.5 E:0 Count X:1", "ok");
        assertThat(sent).contains("M400", "M114", "G91");
        receive("ok", "ok", "ok", "ok", "ok", "ok");
        assertThat(phase()).isEqualTo(PrintPhase.PAUSED);
        receive("// action:resume");
        assertThat(sent).endsWith("G90");
        receive("ok");
        assertThat(sent).endsWith("G1 Z3.500 F600");
        receive("//action:cancel");
        receive("ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok");
        assertThat(phase()).isEqualTo(PrintPhase.FAILED);
        assertThat(seen().print().detail()).contains("at the printer");
    }

    @Test
    void aPrinterThatWaitsForAPersonIsPausedUntilSheAnswers() {
        greet();
        start("G28", "M0", "G1 X1");
        receive("ok", "echo:busy: paused for user");
        assertThat(phase()).isEqualTo(PrintPhase.PAUSED);
        assertThat(seen().print().activity()).contains("waits for a person");
        printer.resume(now);
        assertThat(sent).endsWith("M108");
        receive("ok", "ok");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
        assertThat(sent).endsWith("G1 X1");
    }

    @Test
    void aPromptIsShownButCut() {
        greet();
        start("G28", "M0");
        receive("ok", "//action:prompt_begin " + "Change <b>filament</b> ".repeat(20));
        assertThat(seen().print().activity())
                .startsWith("the printer asks: Change <b>")
                .hasSizeLessThan(110);
        receive("//action:prompt_end");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
    }

    @Test
    void aCancelIsOnlyDoneWhenItsCommandsAreAcknowledged() {
        greet();
        start("M104 S200", "G1 X1", "G1 X2");
        receive("ok");
        printer.cancel(now);
        receive("ok", "ok", "ok");
        assertThat(sent).contains("M104 S0", "M140 S0", "M107").doesNotContain("G1 X2");
        assertThat(phase()).isEqualTo(PrintPhase.PRINTING);
        receive("ok", "ok", "ok");
        assertThat(sent).endsWith("M84");
        assertThat(phase()).isEqualTo(PrintPhase.CANCELLED);
    }

    @Test
    void aPrinterThatAsksToBeDisconnectedIsLost() {
        greet();
        receive("//action:disconnect");
        assertThat(seen().lost()).isTrue();
    }
}
