package io.printlab.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.forecast.MadeForecast.Occasion;
import io.printlab.job.JobId;
import io.printlab.queue.Expectation;
import io.printlab.queue.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void withoutExperienceThePlaysStand() {
        assertThat(Trust.of(List.of()).widened(played(NOW, 120), NOW)).isEqualTo(played(NOW, 120));
    }

    @Test
    void whoIsAlwaysLateIsExpectedLater() {
        Expectation widened = Trust.of(outcomes(60)).widened(played(NOW, 120), NOW);
        assertThat(widened.start().likely())
                .isBetween(NOW.plus(Duration.ofMinutes(170)), NOW.plus(Duration.ofMinutes(190)));
        assertThat(widened.start().early()).isBefore(widened.start().likely());
        assertThat(widened.start().late()).isAfter(widened.start().likely());
    }

    @Test
    void aRangeNeverBeginsInThePast() {
        assertThat(Trust.of(outcomes(-300))
                        .widened(played(NOW, 30), NOW)
                        .start()
                        .early())
                .isEqualTo(NOW);
    }

    @Test
    void accuracyCountsWhatCameInsideAndByHowMuchItWasOff() {
        Accuracy accuracy = Accuracy.of(outcomes(10), ZoneOffset.UTC);
        Accuracy.Figure starts = accuracy.starts().get(Lead.HALF_DAY);
        assertThat(accuracy.made()).isEqualTo(100);
        assertThat(starts).isNotNull();
        assertThat(starts.count()).isEqualTo(100);
        assertThat(starts.within()).isBetween(0.9, 1.0);
        assertThat(starts.medianDelay()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(11));
        assertThat(accuracy.weeks()).extracting(week -> week.start().count()).isNotEmpty();
    }

    @Test
    void rangesThatFailedAreMadeWider() {
        Duration after = width(Trust.of(outcomes(10)));
        Duration afterFailures = width(Trust.of(shownTooNarrow()));
        assertThat(afterFailures).isGreaterThan(after);
    }

    private static Duration width(Trust trust) {
        TimeRange start = trust.widened(played(NOW, 120), NOW).start();
        return Duration.between(start.early(), start.late());
    }

    /** A hundred forecasts for two hours ahead whose jobs started so many minutes later, 20 more or less. */
    private static List<ForecastOutcome> outcomes(int late) {
        List<ForecastOutcome> outcomes = new ArrayList<>();
        for (int one = 0; one < 100; one++) {
            Instant at = NOW.minus(Duration.ofHours(1000 - one));
            Expectation played = played(at, 120);
            Instant started = played.start().likely().plus(Duration.ofMinutes(late + one % 41 - 20));
            outcomes.add(new ForecastOutcome(
                    made(one, at, played.start(), played), started, started.plus(Duration.ofHours(1)), true));
        }
        return outcomes;
    }

    private static List<ForecastOutcome> shownTooNarrow() {
        return outcomes(10).stream()
                .map(outcome -> {
                    MadeForecast made = outcome.forecast();
                    Expectation played = new Expectation(made.playedStart(), made.playedFinish(), null);
                    return new ForecastOutcome(
                            made(made.job().value(), made.at(), TimeRange.at(made.at()), played),
                            outcome.started(),
                            outcome.ended(),
                            true);
                })
                .toList();
    }

    private static MadeForecast made(long id, Instant at, TimeRange shown, Expectation played) {
        return new MadeForecast(
                new JobId(id + 1),
                Occasion.QUEUED,
                at,
                Duration.ofHours(1),
                shown,
                played.finish(),
                played.start(),
                played.finish());
    }

    private static Expectation played(Instant now, int minutes) {
        return new Expectation(range(now, minutes), range(now, minutes + 60), null);
    }

    private static TimeRange range(Instant now, int minutes) {
        Instant likely = now.plus(Duration.ofMinutes(minutes));
        return new TimeRange(likely.minus(Duration.ofMinutes(25)), likely, likely.plus(Duration.ofMinutes(30)));
    }
}
