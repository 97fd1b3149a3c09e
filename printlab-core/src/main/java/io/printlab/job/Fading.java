package io.printlab.job;

import java.time.Duration;

/**
 * How what was charged long ago comes to count less: by half in two weeks. A lent hour comes back as often as charges fade, so
 * a short half-life pays those who invent deadlines or lengths; {@code FairnessPropertyTest} says how much.
 */
public final class Fading {
    public static final Duration HALF_LIFE = Duration.ofDays(14);

    private Fading() {}

    /** The part that is left of a charge: 1 at once, 0.5 after the half-life; never more than 1. */
    public static double kept(Duration elapsed) {
        return Math.pow(0.5, Math.max(0, (double) elapsed.toMillis()) / HALF_LIFE.toMillis());
    }
}
