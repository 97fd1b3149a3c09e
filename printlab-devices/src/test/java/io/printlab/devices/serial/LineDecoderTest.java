package io.printlab.devices.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineDecoderTest {
    private final LineDecoder decoder = new LineDecoder();
    private final List<String> lines = new ArrayList<>();

    private void decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        decoder.decode(bytes, bytes.length, lines::add);
    }

    @Test
    void linesArriveInPieces() {
        decode("o");
        decode("k\r\nT:1");
        decode("0\n\nhalf");
        assertThat(lines).containsExactly("ok", "T:10");
    }

    @Test
    void noiseIsDropped() {
        decode("\u00fe\u0000ok\u00ff\n\u0007\u0080\n");
        assertThat(lines).containsExactly("ok");
    }

    @Test
    void anEndlessLineIsCut() {
        decode("x".repeat(5 * LineDecoder.MAXIMUM));
        decode("\nok\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).hasSize(LineDecoder.MAXIMUM);
        assertThat(lines.get(1)).isEqualTo("ok");
    }
}
