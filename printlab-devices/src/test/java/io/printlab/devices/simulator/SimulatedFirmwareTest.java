package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.printlab.error.PrintLabException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedFirmwareTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private SimulatedFirmware firmware = firmware("i3", SimulatedFaults.NONE, 1);
    private long now;

    private static SimulatedFirmware firmware(String model, SimulatedFaults faults, double speed) {
        return new SimulatedFirmware(SimulatedModel.named(model), faults, 1, speed, true);
    }

    /** Sends, lets some time pass and tells what came back. */
    private List<String> say(String text, long wait) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        firmware.receive(bytes, bytes.length, now);
        for (long left = wait; left > 0; left -= 10 * MILLI) {
            now += 10 * MILLI;
            firmware.advance(now);
        }
        return answers();
    }

    private List<String> answers() {
        String text = new String(firmware.takeOutput(), StandardCharsets.US_ASCII);
        return Arrays.stream(text.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void boot() {
        firmware.advance(now);
        answers();
    }

    private static String framed(int number, String command) {
        String line = "N" + number + " " + command;
        int checksum = 0;
        for (int i = 0; i < line.length(); i++) {
            checksum ^= line.charAt(i);
        }
        return line + "*" + checksum + "\n";
    }

    @Test
    void itTellsThatItHasStarted() {
        firmware.advance(now);
        assertThat(answers()).contains("start", "echo:PowerUp");
    }

    @Test
    void linesAreTakenInTheirOrderOnly() {
        boot();
        assertThat(say(framed(0, "M110 N0") + framed(1, "G90"), MILLI)).containsExactly("ok", "ok");
        assertThat(say(framed(3, "G91"), MILLI))
                .containsExactly("Error:Line Number is not Last Line Number+1, Last Line: 1", "Resend: 2", "ok");
        assertThat(say("N2 G91*1\n", MILLI))
                .containsExactly("Error:checksum mismatch, Last Line: 1", "Resend: 2", "ok");
        assertThat(say("N2 G91\n", MILLI)).element(0).asString().startsWith("Error:No Checksum with line number");
        assertThat(firmware.accepted()).containsExactly("M110 N0", "G90");
    }

    @Test
    void unknownCommandsAreEchoedAndAcknowledged() {
        boot();
        assertThat(say("G999 X1\n", MILLI)).containsExactly("echo:Unknown command: \"G999 X1\"", "ok");
        assertThat(say("M73 P5 R10\nM117 Hello\n", MILLI)).containsExactly("ok", "ok");
    }

    @Test
    void thePlannerTakesSixteenMovesAndThenMakesWait() {
        boot();
        say("G91\nG1 F60\n", MILLI);
        int acknowledged = 0;
        for (int i = 0; i < 17; i++) {
            acknowledged += say("G1 X1\n", MILLI).size();
        }
        assertThat(acknowledged).isEqualTo(16);
        assertThat(say("", SECOND + 100 * MILLI)).containsExactly("ok");
        assertThat(say("M400\n", 10 * SECOND)).isNotEmpty().allMatch("echo:busy: processing"::equals);
        assertThat(say("", 10 * SECOND)).endsWith("ok");
    }

    @Test
    void aMoveTakesTheTimeOfItsLengthAndFeedRate() {
        assertThat(seconds("G1 X100 F3000")).isCloseTo(2.05, within(0.1));
        assertThat(seconds("G1 X100 F600")).isCloseTo(10, within(0.1));
        assertThat(seconds("G1 X0.1 F60000")).isCloseTo(0.02, within(0.02));
        assertThat(seconds("G2 I10 J0 F600")).as("a full circle").isCloseTo(6.28, within(0.1));
        assertThat(seconds("G3 X10 Y10 I0 J10 F600")).as("a quarter").isCloseTo(1.57, within(0.1));
        assertThat(seconds("G4 P500")).isCloseTo(0.5, within(0.05));
        assertThat(seconds("G28")).isCloseTo(8, within(0.1));
    }

    private double seconds(String command) {
        firmware = firmware("i3", SimulatedFaults.NONE, 1);
        now = 0;
        boot();
        int acknowledged = 0;
        byte[] bytes = (command + "\nM400\n").getBytes(StandardCharsets.US_ASCII);
        firmware.receive(bytes, bytes.length, now);
        while (acknowledged < 2) {
            now += MILLI;
            firmware.advance(now);
            acknowledged += (int) answers().stream().filter("ok"::equals).count();
        }
        return now / 1e9;
    }

    @Test
    void theSpeedFactorAppliesToMotionAndHeat() {
        firmware = firmware("i3", SimulatedFaults.NONE, 100);
        boot();
        assertThat(say("M109 S210\n", 3 * SECOND)).contains("ok");
        assertThat(say("M105\n", MILLI))
                .singleElement()
                .asString()
                .startsWith("ok T:2")
                .contains("/210.00");
    }

    @Test
    void heatingNearsItsTargetFastFirstAndSlowlyLater() {
        SimulatedHeater heater = new SimulatedHeater(400, 100);
        heater.heatTo(210);
        heater.advance(20);
        double early = heater.actual() - 21;
        heater.advance(20);
        assertThat(heater.actual() - 21 - early).isLessThan(early);
        heater.advance(200);
        assertThat(heater.actual()).isEqualTo(210);
        heater.heatTo(0);
        heater.advance(10_000);
        assertThat(heater.actual()).isCloseTo(21, within(0.1));
    }

    @Test
    void heatingTellsTheTemperatureEachSecondAndCanBeBrokenOff() {
        boot();
        List<String> heating = say("M109 S210\n", 5 * SECOND);
        assertThat(heating).hasSizeBetween(4, 5).allMatch(line -> line.contains("W:"));
        assertThat(say("M108\n", MILLI)).containsExactly("ok", "ok");
    }

    @Test
    void reportsComeByThemselvesOnceAskedFor() {
        boot();
        assertThat(say("M155 S1\n", 3500 * MILLI).stream().filter(line -> line.startsWith("T:")))
                .hasSize(3);
    }

    @Test
    void anEmergencyStopIsCaughtBeforeTheQueue() {
        boot();
        say("M109 S210\nG28\nG28\nG28\n", MILLI);
        assertThat(say("M112\n", 0)).containsExactly("Error:Printer halted. kill() called!", "//action:poweroff");
        assertThat(firmware.isHalted()).isTrue();
        assertThat(firmware.nozzleTarget()).isZero();
        assertThat(say("M105\n", SECOND)).isEmpty();
        firmware.reset();
        assertThat(answers()).contains("start", "echo:External Reset");
    }

    @Test
    void whatOverrunsTheReceiveBufferIsLost() {
        boot();
        say("G28\n" + "G1 X1\n".repeat(60), MILLI);
        assertThat(firmware.overruns()).isPositive();
    }

    @Test
    void advancedAcknowledgementsTellLineAndRoom() {
        firmware = firmware("fast", SimulatedFaults.NONE, 1);
        boot();
        assertThat(say(framed(0, "M110 N0") + framed(1, "G90"), MILLI)).contains("ok N1 P16 B4");
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(noisy()).isEqualTo(noisy()).anyMatch(line -> line.startsWith("Resend"));
    }

    private List<String> noisy() {
        firmware = firmware("i3", SimulatedFaults.parse("corrupt-received one in 5; lose-ok one in 7"), 1);
        now = 0;
        boot();
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i < 40; i++) {
            lines.append(framed(i, "G90"));
        }
        return say(lines.toString(), MILLI);
    }

    @Test
    void faultsAndModelsThatAreNotKnownAreTold() {
        assertThatThrownBy(() -> SimulatedFaults.parse("corupt one in 5"))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("corupt");
        assertThatThrownBy(() -> SimulatedModel.named("ender"))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("ender");
    }
}
