package io.printlab.queue;

import static io.printlab.queue.Arrivals.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.job.Urgency;
import io.printlab.testkit.QueuePolicyContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FirstInFirstOutPolicyTest extends QueuePolicyContract {
    @Override
    protected QueuePolicy policy() {
        return new FirstInFirstOutPolicy();
    }

    @Test
    void neitherLengthNorBacklogMovesAJobFromItsArrival() {
        assertThat(policy().place(
                                Arrivals.submission(Urgency.NORMAL, null),
                                Arrivals.needs(Duration.ofHours(10), null),
                                new Backlog(5, 50),
                                NOW)
                        .queuedAt())
                .isEqualTo(NOW);
    }
}
