package io.printlab.file;

/** The box, in millimetres, that holds every extruding move of a print. */
public record Extents(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {
    public double width() {
        return maxX - minX;
    }

    public double depth() {
        return maxY - minY;
    }

    public double height() {
        return maxZ - minZ;
    }
}
