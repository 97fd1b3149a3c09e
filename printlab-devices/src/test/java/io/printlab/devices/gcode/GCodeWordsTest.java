package io.printlab.devices.gcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GCodeWordsTest {
    @Test
    void letterNumberAndWords() {
        GCodeWords words = words("G1 X-1.5 Y.25 E+3 F1200");
        assertThat(words.is('G', 1)).isTrue();
        assertThat(words.value('X', 0)).isEqualTo(-1.5);
        assertThat(words.value('Y', 0)).isEqualTo(0.25);
        assertThat(words.value('E', 0)).isEqualTo(3);
        assertThat(words.value('F', 0)).isEqualTo(1200);
        assertThat(words.has('Z')).isFalse();
    }

    @Test
    void withoutBlanksAndInLowerCase() {
        assertThat(words("g1x10y20").value('Y', 0)).isEqualTo(20);
    }

    @Test
    void lineNumbersChecksumsAndRemarksArePassedOver() {
        GCodeWords words = words("N42 G1 (slowly X9) X5*77");
        assertThat(words.is('G', 1)).isTrue();
        assertThat(words.value('X', 0)).isEqualTo(5);
        assertThat(words.has('N')).isFalse();
    }

    @Test
    void thereAreNoExponents() {
        GCodeWords words = words("G1 X1E3");
        assertThat(words.value('X', 0)).isEqualTo(1);
        assertThat(words.value('E', 0)).isEqualTo(3);
    }

    @Test
    void nonsenseNumbersAreAbsent() {
        assertThat(words("G1 X99999999999999999999999").has('X')).isFalse();
        assertThat(words("G1 X").has('X')).isFalse();
        assertThat(words("G1 X-").has('X')).isFalse();
        assertThat(words("G1 X.").has('X')).isFalse();
        assertThat(words("G1 XNaN").has('X')).isFalse();
        assertThat(words("G1 X0.00000000000000000000000001").value('X', 9)).isZero();
    }

    @Test
    void textOfMessagesIsNotTaken() {
        assertThat(words("M117 X1 to go").has('X')).isFalse();
    }

    @Test
    void namesOfMacrosAreCommands() {
        assertThat(words("START_PRINT BED_TEMP=60").isNamed()).isTrue();
        assertThat(words("Dear Sir").isNamed()).isFalse();
        assertThat(words("{\"json\": 1}").isNamed()).isFalse();
    }

    private static GCodeWords words(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        GCodeWords words = new GCodeWords();
        words.parse(bytes, 0, bytes.length);
        return words;
    }
}
