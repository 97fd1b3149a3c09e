package io.printlab.queue;

import java.time.Instant;

/**
 * When something is expected to happen: in eight cases of ten not before early and not after late.
 *
 * @param likely as often before as after it
 */
public record TimeRange(Instant early, Instant likely, Instant late) {
    public TimeRange {
        if (likely.isBefore(early) || late.isBefore(likely)) {
            throw new IllegalArgumentException(
                    "a range runs from early to late, not " + early + ", " + likely + ", " + late);
        }
    }

    public static TimeRange at(Instant moment) {
        return new TimeRange(moment, moment, moment);
    }

    public boolean holds(Instant moment) {
        return !moment.isBefore(early) && !moment.isAfter(late);
    }
}
