package io.printlab.devices.gcode;

import org.jspecify.annotations.Nullable;

/** A G2 or G3 curve in the XY plane, cut into straight pieces that stray 0.05 mm at most unless that takes too many. */
record Arc(double centreX, double centreY, double radius, double begin, double sweep, int pieces) {
    private static final double STRAY = 0.05;
    private static final double LARGEST_RADIUS = 10_000;

    /** Null where the words give no sensible curve: then firmware, too, draws a line or nothing. */
    static @Nullable Arc of(
            double[] from, double[] to, GCodeWords words, double unit, boolean clockwise, int mostPieces) {
        double centreX;
        double centreY;
        if (words.has('I') || words.has('J')) {
            centreX = from[0] + words.value('I', 0) * unit;
            centreY = from[1] + words.value('J', 0) * unit;
        } else if (words.has('R')) {
            double dx = to[0] - from[0];
            double dy = to[1] - from[1];
            double distance = Math.hypot(dx, dy);
            double radius = words.value('R', 0) * unit;
            double height = radius * radius - distance * distance / 4;
            if (distance == 0 || height < 0) {
                return null;
            }
            double side = (clockwise ? 1 : -1) * Math.signum(radius) * Math.sqrt(height) / distance;
            centreX = (from[0] + to[0]) / 2 + dy * side;
            centreY = (from[1] + to[1]) / 2 - dx * side;
        } else {
            return null;
        }
        return around(centreX, centreY, from, to, clockwise, mostPieces);
    }

    private static @Nullable Arc around(
            double x, double y, double[] from, double[] to, boolean clockwise, int mostPieces) {
        double radius = Math.hypot(from[0] - x, from[1] - y);
        if (radius < 1e-4 || radius > LARGEST_RADIUS) {
            return null;
        }
        double begin = Math.atan2(from[1] - y, from[0] - x);
        double sweep = Math.atan2(to[1] - y, to[0] - x) - begin;
        if (clockwise && sweep >= -1e-9) {
            sweep -= 2 * Math.PI;
        } else if (!clockwise && sweep <= 1e-9) {
            sweep += 2 * Math.PI;
        }
        double step = 2 * Math.acos(Math.max(0, 1 - STRAY / Math.max(radius, STRAY)));
        int pieces = (int) Math.min(mostPieces, Math.ceil(Math.abs(sweep) / step));
        return new Arc(x, y, radius, begin, sweep, Math.max(1, pieces));
    }

    double x(int piece) {
        return centreX + radius * Math.cos(begin + sweep * piece / pieces);
    }

    double y(int piece) {
        return centreY + radius * Math.sin(begin + sweep * piece / pieces);
    }
}
