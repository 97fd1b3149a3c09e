package io.printlab.constraint;

import io.printlab.job.Job;
import io.printlab.job.Needs;
import io.printlab.queue.Lane;
import java.time.Duration;
import java.util.Locale;

/** How long a print is taken to be, and how that is said. */
final class Length {
    /** Of a print whose time nobody knows. */
    static final Duration UNKNOWN = Duration.ofHours(4);

    private Length() {}

    static Duration of(Job job) {
        Needs needs = job.needs();
        Duration known = needs == null ? null : needs.estimate().printTime();
        return known == null ? UNKNOWN : known;
    }

    /** That the shortest print of the lane takes, or less. */
    static Duration least(Lane lane) {
        Duration above = lane.above();
        return above == null ? UNKNOWN : above.plusMillis(above.isZero() ? 0 : 1);
    }

    static String text(Duration length) {
        long minutes = Math.max(1, (length.toMillis() + 59_999) / 60_000);
        return minutes < 60
                ? minutes + " min"
                : minutes % 60 == 0
                        ? minutes / 60 + " h"
                        : String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60);
    }
}
