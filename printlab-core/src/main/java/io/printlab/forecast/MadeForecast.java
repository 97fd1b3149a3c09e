package io.printlab.forecast;

import io.printlab.job.JobId;
import io.printlab.queue.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A forecast as it was made, kept to be compared with what came.
 *
 * @param at when the job came into the queue, or a device got it: with the job and the occasion it names the forecast
 * @param estimate how long the file says that it prints, or null
 * @param start what people were shown
 * @param playedStart what the plays alone said; as start where nothing was learnt yet
 */
public record MadeForecast(
        JobId job,
        Occasion occasion,
        Instant at,
        @Nullable Duration estimate,
        TimeRange start,
        TimeRange finish,
        TimeRange playedStart,
        TimeRange playedFinish) {
    /** When a forecast is kept. */
    public enum Occasion {
        /** The job came into the queue. */
        QUEUED,
        /** A device got the job, so only the end is open. */
        CLAIMED
    }

    /** How far ahead the start was said to be. */
    public Duration lead() {
        return Duration.between(at, start.likely());
    }
}
