package io.printlab.queue;

import static io.printlab.queue.Arrivals.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsageFactorTest {
    private final PriorityFactor factor = new UsageFactor(Duration.ofHours(4), 60);

    @Test
    void chargesTheHoursOrWhatTheFilamentIsWorthWhicheverIsMore() {
        assertThat(cost(Duration.ofHours(3), 100.0)).isEqualTo(3);
        assertThat(cost(Duration.ofHours(3), 300.0)).isEqualTo(5);
    }

    @Test
    void anUnknownTimeIsTakenAsTheDefaultAndATinyPrintStillCostsAMinute() {
        assertThat(cost(null, null)).isEqualTo(4);
        assertThat(cost(Duration.ofSeconds(1), null)).isEqualTo(1.0 / 60);
    }

    @Test
    void nonsenseInTheFileCostsNothingExtra() {
        assertThat(cost(Duration.ofHours(1), -5.0)).isEqualTo(1);
        assertThat(cost(Duration.ofHours(1), Double.NaN)).isEqualTo(1);
    }

    private double cost(
            @org.jspecify.annotations.Nullable Duration time, @org.jspecify.annotations.Nullable Double grams) {
        return factor.apply(Standing.start(NOW), Arrivals.of(time, grams)).cost();
    }
}
