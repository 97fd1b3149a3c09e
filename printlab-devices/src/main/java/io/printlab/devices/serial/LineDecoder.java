package io.printlab.devices.serial;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts received bytes into lines. Noise is tolerated: bytes that are not printable ASCII are dropped, a line longer than
 * the limit is cut. For one thread.
 */
public final class LineDecoder {
    /** Longest line that is handed on, in characters; the rest of it is dropped. */
    public static final int MAXIMUM = 1024;

    private final byte[] line = new byte[MAXIMUM];
    private int length;

    /** Hands on every line that these bytes complete, without its line end; empty lines are skipped. */
    public void decode(byte[] bytes, int count, Consumer<String> lines) {
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (b == '\n' || b == '\r') {
                finish(lines);
            } else if (b >= ' ' && b < 0x7f && length < MAXIMUM) {
                line[length++] = b;
            } else if (b == '\t' && length < MAXIMUM) {
                line[length++] = ' ';
            }
        }
    }

    private void finish(Consumer<String> lines) {
        if (length == 0) {
            return;
        }
        boolean plain = length == 2 && line[0] == 'o' && line[1] == 'k';
        String text = plain ? "ok" : new String(line, 0, length, StandardCharsets.US_ASCII);
        length = 0;
        lines.accept(text);
    }
}
