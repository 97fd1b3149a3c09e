package io.printlab.devices.gcode;

import io.printlab.file.Extents;
import org.jspecify.annotations.Nullable;

/** Grows around every way along which plastic is laid. */
final class Box {
    private double minX = Double.MAX_VALUE;
    private double minY = Double.MAX_VALUE;
    private double minZ = Double.MAX_VALUE;
    private double maxX = -Double.MAX_VALUE;
    private double maxY = -Double.MAX_VALUE;
    private double maxZ = -Double.MAX_VALUE;

    void add(Toolhead head) {
        add(head.fromX(), head.fromY(), head.fromZ());
        add(head.x(), head.y(), head.z());
    }

    private void add(double x, double y, double z) {
        minX = Math.min(minX, x);
        minY = Math.min(minY, y);
        minZ = Math.min(minZ, z);
        maxX = Math.max(maxX, x);
        maxY = Math.max(maxY, y);
        maxZ = Math.max(maxZ, z);
    }

    @Nullable Extents extents() {
        if (minX > maxX) {
            return null;
        }
        return new Extents(rounded(minX), rounded(minY), rounded(minZ), rounded(maxX), rounded(maxY), rounded(maxZ));
    }

    /** To the micrometre. */
    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
