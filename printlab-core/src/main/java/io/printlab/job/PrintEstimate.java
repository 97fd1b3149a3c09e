package io.printlab.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a print is expected to use.
 *
 * @param printTime null if not known
 * @param filamentGrams null if not known
 */
public record PrintEstimate(
        @Nullable Duration printTime, @Nullable Double filamentGrams) {
    public static final PrintEstimate UNKNOWN = new PrintEstimate(null, null);
}
