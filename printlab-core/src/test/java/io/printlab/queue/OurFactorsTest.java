package io.printlab.queue;

import io.printlab.job.WorkClass;
import io.printlab.testkit.PriorityFactorContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The factors of the weights keep what every factor keeps. */
class OurFactorsTest {
    private abstract static class Ours extends PriorityFactorContract {
        @Override
        protected boolean standsBesideTheWeights() {
            return false;
        }
    }

    @Nested
    class Use extends Ours {
        @Override
        protected PriorityFactor factor() {
            return new UsageFactor(Duration.ofHours(4), 60);
        }
    }

    @Nested
    class ClassOfWork extends Ours {
        @Override
        protected PriorityFactor factor() {
            return new WorkClassFactor(
                    Map.of(WorkClass.COURSEWORK, 2.0, WorkClass.PERSONAL, 0.5), WorkClassifier.AS_SUBMITTED);
        }
    }

    @Nested
    class OfUrgency extends Ours {
        @Override
        protected PriorityFactor factor() {
            return new UrgencyFactor();
        }
    }

    @Nested
    class OwnTurn extends Ours {
        @Override
        protected PriorityFactor factor() {
            return new OwnTurnFactor();
        }
    }

    @Nested
    class Length extends Ours {
        @Override
        protected PriorityFactor factor() {
            return new ShortFirstFactor(3, 24);
        }
    }

    @Nested
    class WaitingTime extends Ours {
        @Override
        protected PriorityFactor factor() {
            return new WaitingTimeFactor(Duration.ofHours(24), Duration.ofHours(120), Duration.ofDays(9));
        }
    }

    @Nested
    class OfDeadline extends Ours {
        @Override
        protected PriorityFactor factor() {
            return new DeadlineFactor(0.25, Duration.ofHours(36));
        }
    }
}
