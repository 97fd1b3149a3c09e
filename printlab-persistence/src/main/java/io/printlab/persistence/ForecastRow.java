package io.printlab.persistence;

import io.printlab.forecast.ForecastOutcome;
import io.printlab.forecast.MadeForecast;
import io.printlab.job.JobId;
import io.printlab.queue.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of forecast, read with what came. */
record ForecastRow(
        JobId job,
        MadeForecast.Occasion occasion,
        Instant at,
        @Nullable Duration estimate,
        Instant startEarly,
        Instant startLikely,
        Instant startLate,
        Instant finishEarly,
        Instant finishLikely,
        Instant finishLate,
        Instant playedStartEarly,
        Instant playedStartLikely,
        Instant playedStartLate,
        Instant playedFinishEarly,
        Instant playedFinishLikely,
        Instant playedFinishLate,
        @Nullable Instant started,
        @Nullable Instant ended,
        boolean completed) {
    static ForecastRow of(MadeForecast made) {
        return new ForecastRow(
                made.job(),
                made.occasion(),
                made.at(),
                made.estimate(),
                made.start().early(),
                made.start().likely(),
                made.start().late(),
                made.finish().early(),
                made.finish().likely(),
                made.finish().late(),
                made.playedStart().early(),
                made.playedStart().likely(),
                made.playedStart().late(),
                made.playedFinish().early(),
                made.playedFinish().likely(),
                made.playedFinish().late(),
                null,
                null,
                false);
    }

    ForecastOutcome toOutcome() {
        MadeForecast made = new MadeForecast(
                job,
                occasion,
                at,
                estimate,
                new TimeRange(startEarly, startLikely, startLate),
                new TimeRange(finishEarly, finishLikely, finishLate),
                new TimeRange(playedStartEarly, playedStartLikely, playedStartLate),
                new TimeRange(playedFinishEarly, playedFinishLikely, playedFinishLate));
        return new ForecastOutcome(made, started, ended, completed);
    }
}
