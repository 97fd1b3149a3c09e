package io.printlab.devices.gcode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells the model from what is printed around it: priming before the first layer, and skirts, by the slicer's marks. */
final class ModelFocus {
    private static final byte[] TYPE = ascii("TYPE:");
    private static final byte[] FEATURE = ascii("FEATURE:");
    private static final List<byte[]> AROUND = List.of(
            ascii("TYPE:Skirt"),
            ascii("TYPE:SKIRT"),
            ascii("TYPE:Custom"),
            ascii("FEATURE: Skirt"),
            ascii("FEATURE: Custom"));

    private boolean begun;
    private boolean around;

    /** Takes the reader's current line, which is a comment. */
    void comment(GCodeReader line) {
        if (!begun) {
            begun = LayerMark.stands(line);
        }
        if (line.commentBegins(TYPE) || line.commentBegins(FEATURE)) {
            around = AROUND.stream().anyMatch(line::commentBegins);
        }
    }

    boolean onModel() {
        return begun && !around;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
