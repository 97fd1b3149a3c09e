package io.printlab.queue;

import static io.printlab.queue.Arrivals.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnTurnFactorTest {
    private final PriorityFactor factor = new OwnTurnFactor();

    @Test
    void theWaitBeginsWhenOneDeviceWouldHaveComeToIt() {
        assertThat(orderAt(new Backlog(5, 50))).isEqualTo(NOW.plus(Duration.ofHours(50)));
        assertThat(orderAt(Backlog.NONE)).isEqualTo(NOW);
    }

    @Test
    void hoursCountAndNotJobs() {
        assertThat(orderAt(new Backlog(100, 10))).isEqualTo(orderAt(new Backlog(1, 10)));
    }

    private java.time.Instant orderAt(Backlog own) {
        return factor.apply(
                        Arrivals.standing(Tier.NORMAL, 1), Arrivals.of(Urgency.NORMAL, null, Duration.ofHours(1), own))
                .orderAt();
    }
}
