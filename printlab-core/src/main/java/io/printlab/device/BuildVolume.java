package io.printlab.device;

/** Size of a box in millimetres; each edge is positive and finite. */
public record BuildVolume(double widthMillimetres, double depthMillimetres, double heightMillimetres) {
    public BuildVolume {
        if (!(widthMillimetres > 0 && depthMillimetres > 0 && heightMillimetres > 0)
                || Double.isInfinite(widthMillimetres + depthMillimetres + heightMillimetres)) {
            throw new IllegalArgumentException("each edge of a build volume is positive and finite");
        }
    }

    public boolean holds(BuildVolume other) {
        return other.widthMillimetres <= widthMillimetres
                && other.depthMillimetres <= depthMillimetres
                && other.heightMillimetres <= heightMillimetres;
    }

    /** As people write it: {@code 250 x 210 x 210 mm}. */
    public String text() {
        return trimmed(widthMillimetres) + " x " + trimmed(depthMillimetres) + " x " + trimmed(heightMillimetres)
                + " mm";
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
