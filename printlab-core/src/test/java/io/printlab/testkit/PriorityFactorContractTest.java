package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.job.Tier;
import io.printlab.queue.Arrival;
import io.printlab.queue.FactorScore;
import io.printlab.queue.PriorityFactor;
import io.printlab.queue.Ranked;
import io.printlab.queue.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The contract tells a factor that breaks it what it broke. */
class PriorityFactorContractTest {
    @Test
    void eachDefectIsFound() {
        refused(
                "luck",
                (standing, arrival) -> standing.costing(0),
                PriorityFactorContract::everyArrivalIsPlacedAndCostsSomething,
                "cost");
        refused(
                "luck",
                (standing, arrival) -> standing.costing(standing.cost() / 1e6),
                PriorityFactorContract::itChargesWithinBounds,
                "cost");
        refused(
                "luck",
                (standing, arrival) -> standing.orderedAt(standing.orderAt().minus(Duration.ofDays(30))),
                PriorityFactorContract::whatItLendsHasABound,
                "order");
        refused(
                "luck",
                (standing, arrival) -> standing.inTier(Tier.EMERGENCY),
                PriorityFactorContract::onlyStaffMakeAnEmergency,
                "tier");
        refused(
                "luck",
                (standing, arrival) -> standing.neverPromoted(),
                PriorityFactorContract::noPromotionIsTakenAwayOrPutOff,
                "promotion");
        refused(
                "luck",
                (standing, arrival) -> standing.neverPromoted(),
                PriorityFactorContract::theBoundOnWaitingIsNotTakenAway,
                "overdue");
        refused(
                "luck",
                PriorityFactorContractTest::lastComeFirst,
                PriorityFactorContract::whoCameFirstIsNotPassedByOneWhoIsOtherwiseEqual,
                "later");
        refused(
                "deadline",
                (standing, arrival) -> standing,
                PriorityFactorContract::theNameIsShortStableAndTakenByNoOther,
                "deadline");
        AtomicInteger calls = new AtomicInteger();
        refused(
                "luck",
                (standing, arrival) -> standing.costing(calls.incrementAndGet()),
                PriorityFactorContract::theSameArrivalGetsTheSameStandingOnEveryThread,
                "");
    }

    private static Standing lastComeFirst(Standing standing, Arrival arrival) {
        Duration since = Duration.between(SettableClock.START, standing.orderAt());
        return standing.orderedAt(SettableClock.START.minus(since));
    }

    private static void refused(
            String name,
            BiFunction<Standing, Arrival, Standing> defect,
            Consumer<PriorityFactorContract> rule,
            String says) {
        PriorityFactor broken = new PriorityFactor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Standing apply(Standing standing, Arrival arrival) {
                return defect.apply(standing, arrival);
            }

            @Override
            public Optional<FactorScore> score(Ranked ranked) {
                return Optional.empty();
            }
        };
        assertThatThrownBy(() -> rule.accept(new PriorityFactorContract() {
                    @Override
                    protected PriorityFactor factor() {
                        return broken;
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(says);
    }
}
