package io.printlab.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.device.Heat;
import io.printlab.error.PrintLabException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTemplateTest {
    private static final Heat LIMITS = new Heat(260, 100, null);

    @Test
    void placeholdersAreFilledAndCommentsAreLeftOut() {
        ScriptTemplate script = checked("""
                ; made up for the test
                M140 S{bed_temperature} ; first the bed
                M109 S{nozzle_temperature}

                G1 X{width} Y10.5 F6000
                M117 Job {job} on {device}
                """);
        assertThat(script.render(Map.of(
                        Placeholder.BED_TEMPERATURE, "60",
                        Placeholder.WIDTH, "250",
                        Placeholder.JOB, "17",
                        Placeholder.DEVICE, "mk3-left")))
                .as("nobody knows the nozzle's temperature, so that line is left out")
                .containsExactly("M140 S60", "G1 X250 Y10.5 F6000", "M117 Job 17 on mk3-left");
        assertThat(script.preview()).contains("M109 S215").hasSize(4);
        assertThat(ScriptTemplate.EMPTY.preview()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G28",
                "G28 X Y",
                "G92 E0",
                "G1 E-2 F2400",
                "M104 S260",
                "T0",
                "M84",
                "M106 S127.5",
                "G29 P1",
                "M204 P1000 T{progress}",
                "M117 Ready, please clear the bed!"
            })
    void plainCommandsPass(String line) {
        assertThatCode(() -> checked(line)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M112                | emergency stop",
                "M997                | remembers",
                "M502                | remembers",
                "M500                | remembers",
                "M999                | remembers",
                "M110 N0             | line numbers",
                "N12 G28             | line numbers",
                "G28*33              | checksums",
                "G92 X0              | shifts the origin",
                "G92                 | shifts the origin",
                "G92 E0 Z0           | shifts the origin",
                "M118 //action:cancel | orders to its host",
                "M23 evil.gco        | card",
                "M302 P1             | cold filament",
                "M211 S0             | end stops",
                "M303 E0 S240        | nothing watches",
                "M104 S261           | 260 °C that this printer is limited to",
                "M190 R101           | 100 °C",
                "m104 S200           | in capitals",
                "START_PRINT         | in capitals",
                "G1X10               | in capitals",
                "G1 Xten             | not a capital letter with a number",
                "G1 X{nozzle}        | {nozzle} is not known",
                "M117 <b>hello</b>   | plain characters",
                "M109 S{BED_TEMPERATURE} | not a capital letter",
                "G1 X1e9             | not a capital letter",
                "@pause              | in capitals"
            })
    void whatIsNotForScriptsIsRefusedWithTheReason(String line, String reason) {
        assertThatThrownBy(() -> checked("G28\n" + line))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("line 2: ")
                .hasMessageContaining(reason);
    }

    @Test
    void lengthsAreBounded() {
        assertThatThrownBy(() -> checked("G1 " + "X1.123456 ".repeat(8))).hasMessageContaining("longer than 72");
        assertThatThrownBy(() -> checked("G28\n".repeat(61))).hasMessageContaining("more than 60 lines");
        assertThatThrownBy(() -> checked("; x".repeat(3000))).hasMessageContaining("6000 characters");
        assertThatThrownBy(() -> checked("G28\u0000")).hasMessageContaining("plain characters");
        assertThatThrownBy(() -> checked("G28\rM112")).hasMessageContaining("plain characters");
    }

    @Test
    void whateverPassesIsOneHarmlessCommandOnEachLine() {
        String alphabet = "GMTNXYSE0123459 {}.-;*\n\r\t_abjo";
        Random random = new Random(11);
        int passed = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            ScriptTemplate script;
            try {
                script = checked(text.toString());
            } catch (PrintLabException refused) {
                continue;
            }
            passed += script.preview().size();
            assertThat(script.preview())
                    .allSatisfy(command -> assertThat(command)
                            .matches("[GMT][0-9]{1,4}(\\.[0-9]{1,2})?( .*)?")
                            .doesNotContain("\n", "\r", "*", "{", "}", ";")
                            .doesNotMatch("M(112|997|500|501|502|999)( .*)?"));
        }
        assertThat(passed).as("the test tries something").isPositive();
    }

    private static ScriptTemplate checked(String text) {
        return ScriptTemplate.checked("start", text, LIMITS);
    }
}
