package io.printlab.queue;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Charges the dominant share: the larger of the device hours and of the hours that the filament is worth.
 *
 * @param defaultEstimate taken for prints whose time is not known
 * @param gramsPerHour how much filament the lab has for each device hour, above 0; infinite if filament is no matter
 */
record UsageFactor(Duration defaultEstimate, double gramsPerHour) implements PriorityFactor {
    private static final double SMALLEST = 1.0 / 60;

    UsageFactor {
        Figures.positive("the estimate of an unknown print", defaultEstimate.toMillis());
        Figures.positive("grams per hour", gramsPerHour);
    }

    @Override
    public String name() {
        return "use";
    }

    @Override
    public Standing apply(Standing standing, Arrival arrival) {
        Duration known = arrival.needs().estimate().printTime();
        double hours = Math.max(SMALLEST, Figures.hours(known == null ? defaultEstimate : known));
        return standing.using(
                hours, Math.max(hours, worth(arrival.needs().estimate().filamentGrams())));
    }

    @Override
    public Optional<FactorScore> score(Ranked ranked) {
        boolean byWeight = worth(ranked.needs().estimate().filamentGrams()) > expected(ranked);
        return Optional.of(new FactorScore(
                name(),
                0,
                "Its start charges " + Figures.text(ranked.job().cost()) + " h"
                        + (byWeight ? ", because its filament counts for more than its time." : ".")));
    }

    private double expected(Ranked ranked) {
        Duration known = ranked.needs().estimate().printTime();
        return Figures.hours(known == null ? defaultEstimate : known);
    }

    private double worth(@Nullable Double grams) {
        return grams == null || !(grams > 0) ? 0 : grams / gramsPerHour;
    }
}
