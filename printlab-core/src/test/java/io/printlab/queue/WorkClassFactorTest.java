package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.WorkClass;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkClassFactorTest {
    private final PriorityFactor factor = new WorkClassFactor(
            Map.of(WorkClass.COURSEWORK, 2.0, WorkClass.PERSONAL, 0.5),
            submission -> submission.urgency() == Urgency.LOW ? WorkClass.PERSONAL : WorkClass.COURSEWORK);

    @Test
    void aHeavierClassIsChargedLess() {
        assertThat(cost(Urgency.NORMAL)).isEqualTo(2);
        assertThat(cost(Urgency.LOW)).isEqualTo(8);
    }

    @Test
    void saysTheRateAndIsSilentAtWeightOne() {
        assertThat(factor.score(Arrivals.ranked(Tier.NORMAL, Urgency.NORMAL, null, Duration.ZERO, 0)))
                .hasValue(new FactorScore("class of work", 0, "It is coursework: each hour is charged as 0.50 h."));
        assertThat(new WorkClassFactor(Map.of(), WorkClassifier.always(WorkClass.STAFF))
                        .score(Arrivals.ranked(Tier.NORMAL, Urgency.NORMAL, null, Duration.ZERO, 0)))
                .isEmpty();
    }

    @Test
    void aWeightIsAboveZero() {
        assertThatThrownBy(
                        () -> new WorkClassFactor(Map.of(WorkClass.STAFF, 0.0), WorkClassifier.always(WorkClass.STAFF)))
                .hasMessageContaining("the weight of STAFF is above 0");
    }

    private double cost(Urgency urgency) {
        return factor.apply(
                        Arrivals.standing(Tier.NORMAL, 4),
                        Arrivals.of(urgency, null, Duration.ofHours(4), Backlog.NONE))
                .cost();
    }
}
