package io.printlab.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A forecast beside what came.
 *
 * @param started when the job was first seen to print after the forecast; null if it has not been
 * @param ended when that print left its device, or null
 * @param completed whether it was printed to its end
 */
public record ForecastOutcome(
        MadeForecast forecast,
        @Nullable Instant started,
        @Nullable Instant ended,
        boolean completed) {
    /** How long the print had its device, for forecasts that were made when the device got it. */
    Optional<PrintTime> printTime() {
        if (forecast.occasion() != MadeForecast.Occasion.CLAIMED || started == null || ended == null) {
            return Optional.empty();
        }
        Duration actual = Duration.between(started, ended);
        return actual.isNegative() || actual.isZero()
                ? Optional.empty()
                : Optional.of(new PrintTime(forecast.estimate(), actual, completed));
    }
}
