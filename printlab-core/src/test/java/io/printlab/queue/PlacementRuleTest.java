package io.printlab.queue;

import static io.printlab.queue.Arrivals.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.job.Placement;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementRuleTest {
    @Test
    void theFactorsTogetherPlaceAJob() {
        Placement place = new FairSharePolicy()
                .place(
                        Arrivals.submission(Urgency.NORMAL, NOW.plus(Duration.ofHours(60))),
                        Arrivals.needs(Duration.ofHours(4), null),
                        new Backlog(1, 10),
                        NOW);
        assertThat(place)
                .isEqualTo(new Placement(
                        Tier.NORMAL,
                        NOW.plus(Duration.ofHours(19)),
                        NOW.plus(Duration.ofHours(142)),
                        NOW.plus(Duration.ofHours(22)),
                        4,
                        PriorityWeights.DEFAULT.ranking().rank(Tier.NORMAL, NOW.plus(Duration.ofHours(22)), 4),
                        "fair-share"));
    }

    @Test
    void anEmergencyIsNeverPromoted() {
        Placement place = new FairSharePolicy()
                .place(
                        Arrivals.submission(Urgency.EMERGENCY, NOW.plus(Duration.ofHours(1))),
                        Arrivals.needs(null, null),
                        Backlog.NONE,
                        NOW);
        assertThat(place.promoteAt()).isNull();
        assertThat(place.overdueAt()).isNull();
    }

    @Test
    void twoFactorsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new PlacementRule(List.of(new UrgencyFactor(), new UrgencyFactor())))
                .hasMessageContaining("urgency");
    }

    @Test
    void aLoanThatWaitingAloneWouldPassIsRefused() {
        PriorityWeights known = PriorityWeights.DEFAULT;
        assertThatThrownBy(() -> new PriorityWeights(
                        known.classes(),
                        known.slack(),
                        known.lead(),
                        1,
                        known.maxWaitHigh(),
                        known.maxWaitNormal(),
                        known.maxWaitLow(),
                        known.loanAtRisk(),
                        known.loanHigh(),
                        known.shortPull(),
                        known.finish(),
                        known.defaultEstimate(),
                        known.gramsPerHour(),
                        known.byGroup()))
                .hasMessageContaining("make it at least that, or the ageing smaller");
    }

    @Test
    void thePolicySaysEachFactorInPlainWords() {
        assertThat(new FairSharePolicy()
                        .scores(Arrivals.ranked(Tier.AT_RISK, Urgency.NORMAL, null, Duration.ofHours(10), 7)))
                .startsWith(
                        new FactorScore(
                                "fair share",
                                7,
                                "Its owner has been charged 7.0 h; the least among those who wait is 1.0 h."),
                        new FactorScore("tier", -8, "Its tier, at risk, lends it 8.0 h."),
                        new FactorScore("waited", -0.5, "It has waited 10 h, which lends it 0.5 h."));
    }
}
