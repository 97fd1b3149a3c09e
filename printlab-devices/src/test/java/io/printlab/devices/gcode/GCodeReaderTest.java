package io.printlab.devices.gcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GCodeReaderTest {
    @Test
    void linesEndAsInFirmware() throws IOException {
        assertThat(commands("G28\r\nG1 X1\rG1 X2\n\nM84")).containsExactly("1 G28", "2 G1 X1", "3 G1 X2", "5 M84");
    }

    @Test
    void commentsAndBlanksAreNoPartOfACommand() throws IOException {
        assertThat(commands("  G1 X1 ; go\n; only a remark\n\t\nM117 hello;there"))
                .containsExactly("1 G1 X1", "4 M117 hello");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(commands("\ufeffG28\nM84")).containsExactly("1 G28", "2 M84");
    }

    @Test
    void theCommentIsWhatFollowsTheSemicolon() throws IOException {
        try (GCodeReader reader = reader("G1 X1 ; go; on\nM84")) {
            reader.next();
            assertThat(reader.comment()).isEqualTo(" go; on");
            reader.next();
            assertThat(reader.comment()).isEmpty();
        }
    }

    @Test
    void anOverlongCommandIsRefusedWithItsLine() {
        assertThatThrownBy(() -> commands("G28\nG1 " + "X".repeat(GCodeReader.LONGEST_COMMAND) + "\nM84"))
                .isInstanceOfSatisfying(
                        PrintLabException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USER))
                .hasMessageContaining("Line 2");
        assertThatThrownBy(() -> commands("X".repeat(10_000_000))).hasMessageContaining("Line 1");
        assertThatThrownBy(() -> commands(" ".repeat(200_000) + "G1 X5")).hasMessageContaining("Line 1");
    }

    @Test
    void anOverlongCommentIsCutAndTheNextLineIsRead() throws IOException {
        for (String end : List.of("\n", "\r", "\r\n")) {
            for (int length : new int[] {131_066, 131_067, 131_068, 196_603, 300_000, 1_000_000}) {
                assertThat(commands("G28 ;" + "x".repeat(length) + end + "M84")).containsExactly("1 G28", "2 M84");
            }
        }
    }

    @Test
    void aFileMayEndInAnOverlongComment() throws IOException {
        assertThat(commands("G28\nM84 ;" + "x".repeat(500_000))).containsExactly("1 G28", "2 M84");
    }

    @Test
    void aNulByteIsRefusedWithItsLine() {
        assertThatThrownBy(() -> commands("G28\nG1 X\0\n"))
                .hasMessageContaining("Line 2")
                .hasMessageContaining("NUL");
    }

    @Test
    void theSizeOfReadsMakesNoDifference() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("G1 X").append(random.nextInt(200)).append(random.nextBoolean() ? "\r\n" : "\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        InputStream drips = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + random.nextInt(50)));
            }
        };
        assertThat(commands(drips)).isEqualTo(commands(new ByteArrayInputStream(bytes)));
    }

    @Test
    void aFailedReadIsNotTheEndOfTheFile() {
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("unplugged");
                }
                return 'G';
            }
        };
        assertThatThrownBy(() -> commands(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("unplugged");
    }

    private static GCodeReader reader(String text) {
        return new GCodeReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> commands(String text) throws IOException {
        return commands(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> commands(InputStream in) throws IOException {
        List<String> commands = new ArrayList<>();
        try (GCodeReader reader = new GCodeReader(in)) {
            while (reader.next()) {
                if (reader.hasCommand()) {
                    commands.add(reader.lineNumber() + " " + reader.command());
                }
            }
        }
        return commands;
    }
}
