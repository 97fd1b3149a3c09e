package io.printlab.queue;

import static io.printlab.queue.Arrivals.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.job.Tier;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingTimeFactorTest {
    private final PriorityFactor factor =
            new WaitingTimeFactor(Duration.ofHours(24), Duration.ofHours(120), Duration.ofDays(9));

    @Test
    void promotesAtTheLongestWaitOfTheTier() {
        for (Map.Entry<Tier, Duration> one : Map.of(
                        Tier.HIGH,
                        Duration.ofHours(24),
                        Tier.NORMAL,
                        Duration.ofHours(120),
                        Tier.LOW,
                        Duration.ofDays(9))
                .entrySet()) {
            assertThat(factor.apply(Arrivals.standing(one.getKey(), 1), Arrivals.of(null, null))
                            .overdueAt())
                    .isEqualTo(NOW.plus(one.getValue()));
        }
    }

    @Test
    void anEmergencyNeedsNoPromotion() {
        assertThat(factor.apply(Arrivals.standing(Tier.EMERGENCY, 1), Arrivals.of(null, null))
                        .overdueAt())
                .isNull();
    }

    @Test
    void whoIsMoreUrgentDoesNotWaitLonger() {
        assertThatThrownBy(() -> new WaitingTimeFactor(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(3)))
                .hasMessageContaining("grow from urgent to low");
    }
}
