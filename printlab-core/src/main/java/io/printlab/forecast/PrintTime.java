package io.printlab.forecast;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a print had its device.
 *
 * @param estimated what the file said, or null
 * @param actual from its start to its end, above 0
 * @param completed whether it was printed to its end
 */
public record PrintTime(@Nullable Duration estimated, Duration actual, boolean completed) {}
