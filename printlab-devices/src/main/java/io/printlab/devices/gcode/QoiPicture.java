package io.printlab.devices.gcode;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Decodes the "Quite OK Image" format (qoiformat.org, version 1.0), which Java does not know. */
final class QoiPicture {
    private static final int MAGIC = 0x716f6966;
    private static final int HEADER = 14;

    private final byte[] bytes;
    private final int[] recent = new int[64];
    private int at = HEADER;
    private int red;
    private int green;
    private int blue;
    private int alpha = 255;

    private QoiPicture(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean isQoi(byte[] bytes) {
        return bytes.length > HEADER && ByteBuffer.wrap(bytes).getInt() == MAGIC;
    }

    /** Null if the picture is damaged, or larger than this on a side. */
    static @Nullable BufferedImage decode(byte[] bytes, int largestSide) {
        int width = ByteBuffer.wrap(bytes).getInt(4);
        int height = ByteBuffer.wrap(bytes).getInt(8);
        if (width < 1 || height < 1 || width > largestSide || height > largestSide) {
            return null;
        }
        int[] pixels = new int[width * height];
        if (!new QoiPicture(bytes).fill(pixels)) {
            return null;
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    private boolean fill(int[] pixels) {
        int done = 0;
        while (done < pixels.length) {
            if (at + 5 > bytes.length) {
                return false;
            }
            int tag = next();
            int run = 1;
            if (tag >= 0xc0 && tag < 0xfe) {
                run = (tag & 0x3f) + 1;
            } else {
                colour(tag);
            }
            int pixel = alpha << 24 | red << 16 | green << 8 | blue;
            recent[(red * 3 + green * 5 + blue * 7 + alpha * 11) & 63] = pixel;
            while (run-- > 0 && done < pixels.length) {
                pixels[done++] = pixel;
            }
        }
        return true;
    }

    private void colour(int tag) {
        if (tag >= 0xfe) {
            red = next();
            green = next();
            blue = next();
            alpha = tag == 0xff ? next() : alpha;
        } else if (tag < 0x40) {
            int pixel = recent[tag];
            alpha = pixel >>> 24;
            red = pixel >> 16 & 0xff;
            green = pixel >> 8 & 0xff;
            blue = pixel & 0xff;
        } else if (tag < 0x80) {
            shift((tag >> 4 & 3) - 2, (tag >> 2 & 3) - 2, (tag & 3) - 2);
        } else {
            int more = next();
            int middle = (tag & 0x3f) - 32;
            shift(middle + (more >> 4) - 8, middle, middle + (more & 15) - 8);
        }
    }

    private void shift(int byRed, int byGreen, int byBlue) {
        red = red + byRed & 0xff;
        green = green + byGreen & 0xff;
        blue = blue + byBlue & 0xff;
    }

    private int next() {
        return bytes[at++] & 0xff;
    }
}
