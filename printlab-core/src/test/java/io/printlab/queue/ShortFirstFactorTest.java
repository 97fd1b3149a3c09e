package io.printlab.queue;

import static io.printlab.queue.Arrivals.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.job.Tier;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShortFirstFactorTest {
    private final PriorityFactor factor = new ShortFirstFactor(3, 24);

    @Test
    void aLongJobStandsBackAmongItsOwnersByItsLengthAndNoFurtherThanTheMost() {
        assertThat(factor.apply(Arrivals.standing(Tier.NORMAL, 2), Arrivals.of(null, null))
                        .orderAt())
                .isEqualTo(NOW.plus(Duration.ofHours(6)));
        assertThat(factor.apply(Arrivals.standing(Tier.NORMAL, 20), Arrivals.of(null, null))
                        .orderAt())
                .isEqualTo(NOW.plus(Duration.ofHours(24)));
    }
}
