package io.printlab.ledger;

import java.time.Duration;

/**
 * Device time, filament and money together, each exact and of either sign.
 *
 * @param millis of device time
 * @param milligrams of filament
 * @param money in the smallest unit of the currency, such as cents
 */
public record Amount(long millis, long milligrams, long money) {
    public static final Amount ZERO = new Amount(0, 0, 0);

    private static final int WHOLE = 100;

    public Amount plus(Amount other) {
        return new Amount(
                Math.addExact(millis, other.millis),
                Math.addExact(milligrams, other.milligrams),
                Math.addExact(money, other.money));
    }

    public Amount minus(Amount other) {
        return plus(other.negated());
    }

    public Amount negated() {
        return new Amount(Math.negateExact(millis), Math.negateExact(milligrams), Math.negateExact(money));
    }

    /** The figures above zero, the others as zero. */
    Amount above() {
        return new Amount(Math.max(0, millis), Math.max(0, milligrams), Math.max(0, money));
    }

    /** The figures below zero, the others as zero. */
    Amount below() {
        return new Amount(Math.min(0, millis), Math.min(0, milligrams), Math.min(0, money));
    }

    /** So many of a hundred parts, each figure rounded to its unit, half up. */
    public Amount percent(int share) {
        return new Amount(part(millis, share), part(milligrams, share), part(money, share));
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    public Duration time() {
        return Duration.ofMillis(millis);
    }

    /** For people and limits; sums are made of milligrams. */
    public double grams() {
        return milligrams / 1000.0;
    }

    private static long part(long figure, int share) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(figure, share), WHOLE / 2), WHOLE);
    }
}
