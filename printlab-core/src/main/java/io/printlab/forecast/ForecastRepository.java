package io.printlab.forecast;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Forecasts as they were made, and what they learn from. Thread-safe; every method may block on the database and throws
 * UNAVAILABLE without it. Nothing else depends on these rows: who loses them loses only experience.
 */
public interface ForecastRepository {
    /** Keeps forecasts; one of the same job, occasion and time that is there already stands. */
    void keep(Collection<MadeForecast> forecasts);

    /** Keeps a clearing; one of the same bed at the same time that is there already stands. */
    void keep(BedClearing clearing);

    /**
     * Forecasts made since a time beside what came, newest first: the first START of the job's history after the forecast, and the
     * first COMPLETE, FAIL, CANCEL or INTERRUPT after that START.
     *
     * @param limit 1 to 10,000
     */
    List<ForecastOutcome> outcomes(Instant since, int limit);

    /**
     * Beds cleared since a time, newest first.
     *
     * @param limit 1 to 10,000
     */
    List<BedClearing> clearings(Instant since, int limit);

    /** Removes what was made and cleared before this time; returns how many rows. */
    int removeBefore(Instant time);
}
