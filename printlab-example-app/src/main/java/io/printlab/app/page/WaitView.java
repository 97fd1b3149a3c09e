package io.printlab.app.page;

import io.printlab.device.DeviceId;
import io.printlab.queue.DeviceObstacle;
import io.printlab.queue.Expectation;
import io.printlab.queue.Explanation;
import io.printlab.queue.FactorScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why and how long a job waits.
 *
 * @param forecast as in {@code Starts about 14:30–15:10, ready about 17:00}; empty if nothing is foretold
 * @param range in which the end is expected in eight cases of ten, or empty
 * @param factors what makes its place, in sentences
 * @param movesUp when it moves up by itself, or null
 */
public record WaitView(
        String forecast,
        String range,
        List<String> reasons,
        List<ObstacleLine> obstacles,
        List<String> factors,
        @Nullable Moment movesUp) {
    static WaitView of(Viewing viewing, Explanation why) {
        String forecast = ForecastText.of(why.expected(), viewing.now(), viewing.zone());
        Expectation expected = why.expected();
        Instant promoteAt = why.promoteAt();
        return new WaitView(
                forecast.isEmpty() ? "" : Character.toUpperCase(forecast.charAt(0)) + forecast.substring(1),
                expected == null ? "" : ForecastText.finish(expected, viewing.now(), viewing.zone()),
                why.reasons(),
                obstacles(viewing, why.obstacles()),
                why.factors().stream().map(FactorScore::words).toList(),
                promoteAt == null ? null : viewing.moment(promoteAt));
    }

    /** The name of a printer stands at its first line alone. */
    private static List<ObstacleLine> obstacles(Viewing viewing, List<DeviceObstacle> obstacles) {
        List<ObstacleLine> lines = new ArrayList<>();
        DeviceId before = null;
        for (DeviceObstacle one : obstacles) {
            Instant until = one.obstacle().until();
            lines.add(new ObstacleLine(
                    one.device().equals(before) ? "" : one.name(),
                    sentence(one.obstacle().sentence()),
                    until == null ? null : viewing.moment(until)));
            before = one.device();
        }
        return lines;
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + (clause.endsWith(".") ? "" : ".");
    }
}
