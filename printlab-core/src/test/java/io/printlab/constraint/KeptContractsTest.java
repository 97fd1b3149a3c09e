package io.printlab.constraint;

import io.printlab.queue.DispatchConstraint;
import io.printlab.rule.WeeklyHours;
import io.printlab.testkit.DispatchConstraintContract;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Every constraint of printlab keeps the contract. */
class KeptContractsTest {
    private static final Calendar WORKDAYS = new Calendar(
            List.of(new WeeklyHours(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(18, 0))),
            ZoneId.of("Europe/Berlin"));

    @Nested
    class OfMostRunning extends DispatchConstraintContract {
        @Override
        protected DispatchConstraint constraint() {
            return new MostRunning(1);
        }
    }

    @Nested
    class OfStaffedHours extends DispatchConstraintContract {
        @Override
        protected DispatchConstraint constraint() {
            return new StaffedHours(WORKDAYS, Duration.ofHours(2));
        }
    }

    @Nested
    class OfQuietHours extends DispatchConstraintContract {
        @Override
        protected DispatchConstraint constraint() {
            return new QuietHours(WORKDAYS);
        }
    }

    @Nested
    class OfStaggeredHeatUp extends DispatchConstraintContract {
        @Override
        protected DispatchConstraint constraint() {
            return new StaggeredHeatUp(1, Duration.ofMinutes(20));
        }
    }

    @Nested
    class OfReserved extends DispatchConstraintContract {
        @Override
        protected DispatchConstraint constraint() {
            return new Reserved(WORKDAYS);
        }
    }

    @Nested
    class OfFilamentLeft extends DispatchConstraintContract {
        @Override
        protected DispatchConstraint constraint() {
            return new FilamentLeft();
        }
    }
}
