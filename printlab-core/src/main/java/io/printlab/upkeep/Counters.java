package io.printlab.upkeep;

/**
 * What a device has done since it was added.
 *
 * @param hours that prints were on it, those included that did not end well
 * @param prints that were on it and ended
 */
public record Counters(double hours, long prints) {
    public static final Counters NONE = new Counters(0, 0);
}
