package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultScriptTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private SimulatedFirmware firmware;
    private long now;

    @Test
    void aScriptSaysWhatWhenAndHowOften() {
        SimulatedFaults script = SimulatedFaults.parse("""
                # a bad day
                lose-ok one in 30; corrupt-received every 100 commands times 3
                unplug 5s after 500 commands while printing
                reset "Watchdog; Reset" at "G1 X10" after 2min   # names its cause
                """);
        assertThat(script.entries())
                .containsExactly(
                        new SimulatedFault(
                                FaultKind.LOSE_OK,
                                "",
                                new FaultTrigger(
                                        0, Duration.ZERO, null, null, 0, Duration.ZERO, 30, FaultTrigger.WITHOUT_END)),
                        new SimulatedFault(
                                FaultKind.CORRUPT_RECEIVED,
                                "",
                                new FaultTrigger(0, Duration.ZERO, null, null, 100, Duration.ZERO, 0, 3)),
                        new SimulatedFault(
                                FaultKind.UNPLUG,
                                "5s",
                                new FaultTrigger(
                                        500, Duration.ZERO, PrinterPhase.PRINTING, null, 0, Duration.ZERO, 0, 1)),
                        new SimulatedFault(
                                FaultKind.RESET,
                                "Watchdog; Reset",
                                new FaultTrigger(0, Duration.ofMinutes(2), null, "G1 X10", 0, Duration.ZERO, 0, 1)));
        assertThat(SimulatedFaults.parse("").entries()).isEmpty();
        assertThat(SimulatedFaults.oneLine("# bad\nkill after 2s # now\n\n reset \"A; B\"; silence"))
                .isEqualTo("kill after 2s; reset \"A; B\"; silence");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "corupt one in 5 | there is no fault corupt; there are [busy-storm,",
                "corrupt-received=5 | there is no fault corrupt-received=5",
                "lose-ok 5 | after lose-ok comes no value",
                "stall | after stall comes a time",
                "stall 5 | after stall comes a time such as 3s",
                "busy-storm many | comes a whole number",
                "reset | comes a word, or several in quotation marks",
                "kill after 5 | it ends where commands is missing",
                "kill after soon commands | is not a whole number above 0",
                "kill while sleeping | while is followed by idle, heating, printing or paused",
                "kill one of 5 | write one in and a number",
                "kill times 0 | is not a whole number above 0",
                "kill now | after kill comes no value",
                "kill times 2 now | is not understood: write after, at, while",
                "lose-ok at G1 | befalls lines",
                "reset \"Brown out | quotation marks do not match",
            })
    void whatCannotBeReadIsToldWithTheWordThatIsWrong(String script, String why) {
        assertThatThrownBy(() -> SimulatedFaults.parse(script))
                .isInstanceOfSatisfying(
                        PrintLabException.class,
                        wrong -> assertThat(wrong.category()).isEqualTo(ErrorCategory.USER))
                .hasMessageContaining(why);
    }

    @Test
    void aScriptIsBounded() {
        assertThatThrownBy(() -> SimulatedFaults.parse("kill;".repeat(65))).hasMessageContaining("at most 64");
        assertThatThrownBy(() -> SimulatedFaults.parse("#".repeat(9000))).hasMessageContaining("at most 8192");
    }

    static Stream<String> examples() {
        return Stream.of(FaultKind.values()).flatMap(kind -> kind.examples().stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyFaultHappensOnceWhenItsTimeHasComeAndIsCounted(String example) {
        FaultKind kind = SimulatedFaults.parse(example).kinds().get(0);
        on(example + " after 4 commands");
        send(framed(1, "M104 S200") + framed(2, "G90"));
        assertThat(firmware.faults().happened()).isEmpty();
        for (int line = 3; line < 7; line++) {
            send(framed(line, "M105"));
        }
        assertThat(firmware.faults().happened()).isEqualTo(Map.of(kind, 1));
    }

    @Test
    void faultsWaitForTimePhaseCommandAndChance() {
        on("kill after 2s");
        send(framed(1, "G90"));
        assertThat(firmware.isHalted()).isFalse();
        now += 2 * SECOND;
        firmware.advance(now);
        assertThat(firmware.isHalted()).isTrue();

        on("kill while heating");
        send(framed(1, "G90"));
        assertThat(firmware.isHalted()).isFalse();
        send(framed(2, "M109 S200"));
        now += SECOND;
        firmware.advance(now);
        assertThat(firmware.isHalted()).isTrue();

        on("kill at \"G28 X\"");
        send(framed(1, "G28"));
        now += 60 * SECOND;
        firmware.advance(now);
        assertThat(firmware.isHalted()).isFalse();
        send(framed(2, "G28 X"));
        assertThat(firmware.isHalted()).isTrue();

        on("host-action pause one in 4");
        for (int line = 1; line <= 400; line++) {
            send(framed(line, "G90"));
        }
        assertThat(firmware.faults().happened().get(FaultKind.HOST_ACTION)).isBetween(60, 140);

        on("host-action pause every 10 commands times 4");
        for (int line = 1; line <= 100; line++) {
            send(framed(line, "G90"));
        }
        assertThat(firmware.faults().happened()).isEqualTo(Map.of(FaultKind.HOST_ACTION, 4));
    }

    @Test
    void faultsDoWhatTheySay() {
        on("stall 3s after 2 commands");
        assertThat(send(framed(1, "G90"))).isEmpty();
        now += 3 * SECOND;
        firmware.advance(now);
        assertThat(output()).contains("ok");

        on("overrun after 2 commands");
        assertThat(send(framed(1, "G90") + framed(2, "G1 X1"))).isEqualTo("ok\nok\n");
        assertThat(firmware.accepted()).containsExactly("M110 N0", "G90", "G1 X1");
        assertThat(send(framed(3, "G91"))).as("line 2 was never numbered").contains("Resend: 2");

        on("no-emergency-parser");
        send("M109 S210\n");
        send("M112\n");
        assertThat(firmware.isHalted()).isFalse();

        on("cold-heater");
        send("M109 S210\n");
        now += 3600 * SECOND;
        firmware.advance(now);
        assertThat(output()).contains("T:1").doesNotContain("ok");

        on("paused-for-user after 3 commands");
        assertThat(send("G90\nG91\n")).isEqualTo("ok\n");
        now += 60 * SECOND;
        firmware.advance(now);
        assertThat(output()).contains("busy: paused for user");
        assertThat(send("M108\n")).contains("ok\n");

        on("silence after 2 commands");
        assertThat(send("G90\nM105\n")).isEmpty();
        firmware.reset();
        assertThat(output()).contains("start");
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void everyFaultIsInTheGuide(FaultKind kind) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "simulator.md")))
                .containsPattern("\\| `" + kind.word() + "[^`]*` \\| " + Pattern.quote(kind.meaning()) + " \\|");
    }

    @Test
    void modelsAndFarmsAreTables() {
        assertThat(SimulatedModel.all()).extracting(SimulatedModel::machine).contains("bed-slinger", "CoreXY");
        assertThat(SimulatedFarm.of(100, Map.of())).hasSize(100).doesNotHaveDuplicates();
        assertThat(SimulatedFarm.of(20, Map.of("speed", "9")))
                .extracting(device -> device.settings().get("model"))
                .containsOnly("i3", "corexy", "fast", "large");
        assertThat(SimulatedFarm.of(1, Map.of("speed", "9")).get(0).settings()).containsEntry("speed", "9");
        assertThatThrownBy(() -> SimulatedFarm.of(101, Map.of())).hasMessageContaining("1 to 100");
        assertThat(List.of("i3", "corexy"))
                .allSatisfy(word -> assertThat(seconds(word)).isBetween(0.5, 4.0));
        assertThat(seconds("corexy")).isLessThan(seconds("i3") / 2);
    }

    private double seconds(String model) {
        SimulatedMotion motion = new SimulatedMotion(SimulatedModel.named(model));
        motion.move("G1", new Words("G1 X250 F30000"), 0);
        return motion.firstEnd() / 1e9;
    }

    private void on(String script) {
        now = SECOND;
        firmware = new SimulatedFirmware(SimulatedModel.named("i3"), SimulatedFaults.parse(script), 1, 1, true);
        firmware.advance(now);
        send(framed(0, "M110 N0"));
    }

    private String send(String text) {
        now += SECOND / 100;
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        firmware.receive(bytes, bytes.length, now);
        return output();
    }

    private String output() {
        return new String(firmware.takeOutput(), StandardCharsets.US_ASCII);
    }

    private static String framed(int number, String command) {
        String line = "N" + number + " " + command;
        int checksum = 0;
        for (int i = 0; i < line.length(); i++) {
            checksum ^= line.charAt(i);
        }
        return line + "*" + checksum + "\n";
    }
}
