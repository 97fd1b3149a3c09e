package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandReaderTest {
    @Test
    void commentsAndBlankLinesAreNotSent() throws IOException {
        assertThat(read("; head\n\n  G28 ; home\r\n\t\nG1 X1 (to the right) Y2\nG4 P1"))
                .containsExactly("G28", "G1 X1  Y2", "G4 P1");
    }

    @Test
    void commandsAreUpperCaseButTextStays() throws IOException {
        assertThat(read("g1 x1.5 e.2\nm117 Hello * you\nM117\nset_fan Speed=a"))
                .containsExactly("G1 X1.5 E.2", "M117 Hello  you", "M117", "set_fan Speed=a");
    }

    @Test
    void numbersAndChecksumsOfTheFileAreDropped() throws IOException {
        assertThat(read("N1 M110 N1*34\nN2 G28*18\nM110 N5\nn3G1 X1 *55\n%")).containsExactly("G28", "G1 X1");
    }

    @Test
    void strangeBytesAreDropped() throws IOException {
        assertThat(read("G1 X1\u00e4\u0000 Y2\n\u00ff\u00fe\n")).containsExactly("G1 X1 Y2");
    }

    @Test
    void theEndOfEachCommandIsKnownInBytes() throws IOException {
        try (CommandReader reader = reader("G28\n;x\nG1 X1\n")) {
            assertThat(reader.next().end()).isEqualTo(4);
            assertThat(reader.next().end()).isEqualTo(13);
            assertThat(reader.line()).isEqualTo(3);
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void linesAreCountedWhateverEndsThem() throws IOException {
        try (CommandReader reader = reader("G28\r\n;x\r\nG1 X1\nG1 X2")) {
            for (long line : new long[] {1, 3, 4}) {
                assertThat(reader.next()).isNotNull();
                assertThat(reader.line()).isEqualTo(line);
            }
        }
    }

    @Test
    void namesBetweenQuotesKeepTheirLetters() throws IOException {
        assertThat(read("m862.6 p\"Input shaper\"\nm486 a\"cube v2\" s1"))
                .containsExactly("M862.6 P\"Input shaper\"", "M486 A\"cube v2\" S1");
    }

    @Test
    void anEndlessLineIsRefusedButAnEndlessCommentIsNot() throws IOException {
        assertThat(read(";" + "x".repeat(200_000) + "\nG28")).containsExactly("G28");
        assertThatThrownBy(() -> read("G28\n" + "G1 ".repeat(100_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }

    private static List<String> read(String file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (CommandReader reader = reader(file)) {
            for (Command command = reader.next(); command != null; command = reader.next()) {
                texts.add(command.text());
            }
        }
        return texts;
    }

    private static CommandReader reader(String file) {
        return new CommandReader(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
