package io.printlab.devices.gcode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How slicers mark the beginning of a layer. */
final class LayerMark {
    private static final List<byte[]> MARKS =
            List.of(ascii("LAYER_CHANGE"), ascii("LAYER:"), ascii("CHANGE_LAYER"), ascii("layer:"), ascii("layer "));

    private LayerMark() {}

    static boolean stands(GCodeReader line) {
        if (!line.isComment()) {
            return false;
        }
        for (byte[] mark : MARKS) {
            if (line.commentBegins(mark)) {
                return mark.length != 6 || mark[5] != ' ' || Character.isDigit(afterLayer(line));
            }
        }
        return false;
    }

    private static char afterLayer(GCodeReader line) {
        String comment = line.comment().strip();
        return comment.length() > 6 ? comment.charAt(6) : ' ';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
