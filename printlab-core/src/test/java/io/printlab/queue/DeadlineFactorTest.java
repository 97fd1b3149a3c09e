package io.printlab.queue;

import static io.printlab.queue.Arrivals.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineFactorTest {
    private final PriorityFactor factor = new DeadlineFactor(0.25, Duration.ofHours(2));

    @Test
    void promotesEarlyEnoughForTheEstimateItsSlackAndTheLead() {
        Standing after = factor.apply(
                Arrivals.standing(Tier.NORMAL, 4),
                Arrivals.of(Urgency.NORMAL, NOW.plus(Duration.ofHours(20)), Duration.ofHours(4), Backlog.NONE));
        assertThat(after.promoteAt()).isEqualTo(NOW.plus(Duration.ofHours(13)));
    }

    @Test
    void neverDelaysAnEarlierPromotion() {
        Standing before = Arrivals.standing(Tier.NORMAL, 4).promotedBy(NOW.plus(Duration.ofHours(1)));
        assertThat(factor.apply(
                        before,
                        Arrivals.of(Urgency.NORMAL, NOW.plus(Duration.ofDays(90)), Duration.ofHours(4), Backlog.NONE)))
                .isEqualTo(before);
    }

    @Test
    void saysNothingWithoutADeadline() {
        assertThat(factor.score(Arrivals.ranked(Tier.NORMAL, Urgency.NORMAL, null, Duration.ZERO, 0)))
                .isEmpty();
        assertThat(factor.score(Arrivals.ranked(
                                Tier.NORMAL, Urgency.NORMAL, NOW.plus(Duration.ofHours(9)), Duration.ZERO, 0))
                        .map(FactorScore::words))
                .hasValue("It is needed by 2026-01-05 17:00 UTC and moves up at 2026-01-05 13:00 UTC.");
    }
}
