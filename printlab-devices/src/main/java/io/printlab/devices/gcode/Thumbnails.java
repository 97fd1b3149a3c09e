package io.printlab.devices.gcode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the pictures that a slicer put into comments, and keeps the largest that can be decoded. */
final class Thumbnails {
    private static final int MOST = 16;
    private static final int LARGEST_TEXT = 4 * 1024 * 1024;
    private static final int SMALLEST_SIDE = 96;
    private static final Pattern BEGIN =
            Pattern.compile("thumbnail(?:_(JPG|QOI|PNG))? begin ([0-9]{1,5})[x ]([0-9]{1,5})\\b.*");

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean inside;
    private int seen;
    private @Nullable BufferedImage best;

    /** Takes one comment; true if it belonged to a picture. */
    boolean comment(String comment) {
        String line = comment.strip();
        if (inside) {
            if (line.startsWith("thumbnail") && line.endsWith("end")) {
                inside = false;
                decode();
            } else if (text.size() + line.length() <= LARGEST_TEXT) {
                text.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
            }
            return true;
        }
        if (seen < MOST && line.startsWith("thumbnail") && line.length() < 100) {
            Matcher matcher = BEGIN.matcher(line);
            inside = matcher.matches();
            if (inside) {
                seen++;
                text.reset();
            }
            return inside;
        }
        return false;
    }

    /** A line that is no comment ends a picture that was cut off. */
    void command() {
        inside = false;
    }

    private void decode() {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.toByteArray());
        } catch (IllegalArgumentException damaged) {
            // A damaged thumbnail is no reason to refuse a print: the picture is drawn from the moves instead.
            return;
        } finally {
            text.reset();
        }
        BufferedImage image = Pictures.decode(bytes);
        if (image != null && (best == null || area(image) > area(best))) {
            best = image;
        }
    }

    private static long area(BufferedImage image) {
        return (long) image.getWidth() * image.getHeight();
    }

    /** Null if there is none worth showing. */
    @Nullable BufferedImage best() {
        if (best == null || Math.max(best.getWidth(), best.getHeight()) < SMALLEST_SIDE) {
            return null;
        }
        return best;
    }
}
