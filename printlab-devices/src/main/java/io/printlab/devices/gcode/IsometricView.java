package io.printlab.devices.gcode;

import io.printlab.file.Extents;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Draws the laid plastic as seen from the front, the right and above, with its own depth buffer. Each way is a tube
 * as thick as a usual filament line, lit from above on the left; what is higher is lighter.
 */
final class IsometricView {
    private static final int SIDE = Pictures.LARGEST_SIDE;
    private static final int SAMPLES = 2;
    private static final int GRID = SIDE * SAMPLES;
    private static final int MARGIN = 24 * SAMPLES;
    private static final double LINE_WIDTH = 0.5;
    /** A millimetre across the view is so much longer than one of height. */
    private static final double ISOMETRIC = Math.sqrt(1.5);

    private static final double COS = Math.cos(Math.toRadians(30));
    private static final double SIN = Math.sin(Math.toRadians(30));

    /** So many samples are drawn at most: an honest file needs a tenth of it, a hostile one ends here. */
    private static final long MOST_SAMPLES = 400_000_000L;

    private final Extents extents;
    private final double scale;
    private final double left;
    private final double top;
    private final int thickness;
    private final float[] lifts;
    private final float[] shades;
    private final float[] depths = new float[GRID * GRID];
    private final int[] colours = new int[GRID * GRID];
    private long drawn;

    IsometricView(Extents extents) {
        this.extents = extents;
        double wide = (extents.width() + extents.depth()) * COS;
        double high = (extents.width() + extents.depth()) * SIN + extents.height();
        scale = (GRID - 2 * MARGIN) / Math.max(Math.max(wide, high), 1);
        left = GRID / 2.0
                - (across(extents.minX(), extents.minY()) + across(extents.maxX(), extents.maxY())) / 2 * scale;
        double lowest = down(extents.minX(), extents.minY(), extents.minZ());
        double highest = down(extents.maxX(), extents.maxY(), extents.maxZ());
        top = GRID / 2.0 - (lowest + highest) / 2 * scale;
        thickness = (int) Math.max(3, Math.min(24, Math.ceil(LINE_WIDTH * scale * ISOMETRIC)));
        lifts = new float[thickness * thickness];
        shades = new float[thickness * thickness];
        shapeBall();
        Arrays.fill(depths, -Float.MAX_VALUE);
    }

    private static double across(double x, double y) {
        return (x + y) * COS;
    }

    private static double down(double x, double y, double z) {
        return (x - y) * SIN - z;
    }

    void moved(Toolhead head) {
        if (!head.laidPlastic() || drawn > MOST_SAMPLES) {
            return;
        }
        double fromX = left + across(head.fromX(), head.fromY()) * scale;
        double fromY = top + down(head.fromX(), head.fromY(), head.fromZ()) * scale;
        double toX = left + across(head.x(), head.y()) * scale;
        double toY = top + down(head.x(), head.y(), head.z()) * scale;
        int steps = (int) Math.min(2L * GRID, Math.ceil(Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY))) + 1);
        double fromNear = head.fromX() - head.fromY() + head.fromZ();
        double toNear = head.x() - head.y() + head.z();
        for (int i = 0; i <= steps; i++) {
            double part = i / (double) steps;
            double z = head.fromZ() + (head.z() - head.fromZ()) * part;
            dot(
                    (int) (fromX + (toX - fromX) * part),
                    (int) (fromY + (toY - fromY) * part),
                    fromNear + (toNear - fromNear) * part,
                    (0.8 + 0.2 * (z - extents.minZ()) / Math.max(extents.height(), 0.1)));
        }
    }

    private void dot(int x, int y, double near, double light) {
        int half = thickness / 2;
        drawn += (long) thickness * thickness;
        int stamp = 0;
        for (int row = y - half; row < y - half + thickness; row++) {
            for (int column = x - half; column < x - half + thickness; column++, stamp++) {
                if (shades[stamp] == 0 || row < 0 || row >= GRID || column < 0 || column >= GRID) {
                    continue;
                }
                int index = row * GRID + column;
                float depth = (float) near + lifts[stamp];
                if (depth > depths[index]) {
                    depths[index] = depth;
                    colours[index] = colour(light * shades[stamp]);
                }
            }
        }
    }

    /** A ball as wide as a line: how far each sample stands out towards the eye, and how light it is. */
    private void shapeBall() {
        double radius = thickness / 2.0;
        for (int i = 0; i < thickness * thickness; i++) {
            double right = (i % thickness + 0.5) / radius - 1;
            double down = (i / thickness + 0.5) / radius - 1;
            double rest = 1 - right * right - down * down;
            if (rest > 0) {
                double out = Math.sqrt(rest);
                lifts[i] = (float) (Math.sqrt(3) * out * radius / (scale * ISOMETRIC));
                shades[i] = (float) (0.5 + 0.6 * Math.max(0, -0.35 * right - 0.75 * down + 0.56 * out));
            }
        }
    }

    private static int colour(double light) {
        int red = (int) Math.min(255, 70 * light + 60 * light * light);
        int green = (int) Math.min(255, 140 * light + 55 * light * light);
        int blue = (int) Math.min(255, 190 * light + 60 * light * light);
        return 0xff000000 | red << 16 | green << 8 | blue;
    }

    /** The picture so far, with a transparent background. */
    BufferedImage picture() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, blend(x, y));
            }
        }
        return image;
    }

    private int blend(int x, int y) {
        int covered = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            int colour = colours[(y * SAMPLES + i / SAMPLES) * GRID + x * SAMPLES + i % SAMPLES];
            if (colour != 0) {
                covered++;
                red += colour >> 16 & 0xff;
                green += colour >> 8 & 0xff;
                blue += colour & 0xff;
            }
        }
        if (covered == 0) {
            return 0;
        }
        int alpha = 255 * covered / (SAMPLES * SAMPLES);
        return alpha << 24 | (red / covered) << 16 | (green / covered) << 8 | (blue / covered);
    }
}
