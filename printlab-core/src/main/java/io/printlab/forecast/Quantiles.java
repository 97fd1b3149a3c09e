package io.printlab.forecast;

/** Quantiles of figures in ascending order. */
final class Quantiles {
    private Quantiles() {}

    /** @param part 0 for the smallest to 1 for the largest; between two figures in proportion */
    static double of(double[] sorted, double part) {
        double place = Math.min(1, Math.max(0, part)) * (sorted.length - 1);
        int below = (int) place;
        return below + 1 >= sorted.length
                ? sorted[sorted.length - 1]
                : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
