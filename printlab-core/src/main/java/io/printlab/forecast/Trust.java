package io.printlab.forecast;

import io.printlab.queue.Expectation;
import io.printlab.queue.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far what came was from what the plays said, in widths of their range, by how far ahead it was. The plays know nothing of those
 * who will hand in later and go before, nor of those who will give up: that is in what came. A range is moved and
 * widened so that it would have held eight of ten past cases (a conformal range, scaled by each forecast's own width).
 */
final class Trust {
    private static final int ENOUGH = 40;
    /** What may come outside a range. */
    private static final double OUTSIDE = 0.2;

    private static final double LEAST_OUTSIDE = 0.02;
    private static final double MOST_OUTSIDE = 0.3;
    /** How much one case changes how wide ranges are: so a hundred cases that went wrong double them, and no single one does. */
    private static final double STEP = 0.01;

    private static final Duration SLACK = Duration.ofMinutes(5);
    private static final double SLACK_OF_LEAD = 0.05;

    private final Map<Lead, double[]> starts;
    private final Map<Lead, double[]> finishes;
    private final double @Nullable [] allStarts;
    private final double @Nullable [] allFinishes;
    private final double startsOutside;
    private final double finishesOutside;

    private Trust(List<ForecastOutcome> outcomes) {
        starts = scores(outcomes, MadeForecast::playedStart, ForecastOutcome::started);
        finishes = scores(outcomes, MadeForecast::playedFinish, Trust::finished);
        startsOutside = outside(outcomes, MadeForecast::start, ForecastOutcome::started);
        finishesOutside = outside(outcomes, MadeForecast::finish, Trust::finished);
        allStarts = all(starts);
        allFinishes = all(finishes);
    }

    static Trust of(List<ForecastOutcome> outcomes) {
        return new Trust(outcomes.stream()
                .filter(outcome -> outcome.forecast().occasion() == MadeForecast.Occasion.QUEUED)
                .sorted(Comparator.comparing(outcome -> outcome.forecast().at()))
                .toList());
    }

    Expectation widened(Expectation played, Instant now) {
        Lead lead = Lead.of(Duration.between(now, played.start().likely()));
        return new Expectation(
                widened(played.start(), now, scoresOf(starts, lead, allStarts), startsOutside),
                widened(played.finish(), now, scoresOf(finishes, lead, allFinishes), finishesOutside),
                played.device());
    }

    private static @Nullable Instant finished(ForecastOutcome outcome) {
        return outcome.completed() ? outcome.ended() : null;
    }

    /**
     * The part that is to lie outside, so that in the end 0.2 does: where the lab changes, as before a deadline, the past alone
     * makes ranges too narrow (adaptive conformal inference).
     */
    private static double outside(
            List<ForecastOutcome> outcomes,
            Function<MadeForecast, TimeRange> shown,
            Function<ForecastOutcome, @Nullable Instant> event) {
        double outside = OUTSIDE;
        for (ForecastOutcome outcome : outcomes) {
            Instant came = event.apply(outcome);
            if (came != null) {
                boolean held = shown.apply(outcome.forecast()).holds(came);
                outside += STEP * (OUTSIDE - (held ? 0 : 1));
                outside = Math.min(MOST_OUTSIDE, Math.max(LEAST_OUTSIDE, outside));
            }
        }
        return outside;
    }

    private static double @Nullable [] scoresOf(Map<Lead, double[]> by, Lead lead, double @Nullable [] all) {
        double[] own = by.get(lead);
        return own != null && own.length >= ENOUGH ? own : all;
    }

    private static TimeRange widened(TimeRange played, Instant now, double @Nullable [] scores, double outside) {
        if (scores == null) {
            return played;
        }
        Instant early = moved(played, now, Quantiles.of(scores, outside / 2));
        Instant likely = moved(played, now, Quantiles.of(scores, 0.5));
        Instant late = moved(played, now, Quantiles.of(scores, 1 - outside / 2));
        return new TimeRange(early, likely, late);
    }

    private static Instant moved(TimeRange played, Instant now, double score) {
        Instant moved = played.likely().plusMillis((long) (score * width(played, now, score >= 0)));
        return moved.isBefore(now) ? now : moved;
    }

    private static double score(TimeRange played, Instant now, Instant came) {
        double off = Duration.between(played.likely(), came).toMillis();
        return off / width(played, now, off >= 0);
    }

    private static double width(TimeRange played, Instant now, boolean later) {
        Duration side = later
                ? Duration.between(played.likely(), played.late())
                : Duration.between(played.early(), played.likely());
        double lead = Math.max(0, Duration.between(now, played.likely()).toMillis());
        return side.plus(SLACK).toMillis() + lead * SLACK_OF_LEAD;
    }

    private static Map<Lead, double[]> scores(
            List<ForecastOutcome> outcomes,
            Function<MadeForecast, TimeRange> range,
            Function<ForecastOutcome, @Nullable Instant> event) {
        Map<Lead, List<Double>> found = new EnumMap<>(Lead.class);
        for (ForecastOutcome outcome : outcomes) {
            MadeForecast made = outcome.forecast();
            Instant came = event.apply(outcome);
            if (came != null) {
                found.computeIfAbsent(
                                Lead.of(Duration.between(
                                        made.at(), made.playedStart().likely())),
                                lead -> new ArrayList<>())
                        .add(score(range.apply(made), made.at(), came));
            }
        }
        Map<Lead, double[]> scores = new EnumMap<>(Lead.class);
        found.forEach((lead, list) -> scores.put(lead, sorted(list)));
        return scores;
    }

    private static double @Nullable [] all(Map<Lead, double[]> scores) {
        List<Double> all = new ArrayList<>();
        for (double[] some : scores.values()) {
            for (double one : some) {
                all.add(one);
            }
        }
        return all.size() < ENOUGH ? null : sorted(all);
    }

    private static double[] sorted(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
