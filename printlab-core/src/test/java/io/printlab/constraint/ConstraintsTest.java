package io.printlab.constraint;

import static io.printlab.constraint.Bench.LEFT;
import static io.printlab.constraint.Bench.NOW;
import static io.printlab.constraint.Bench.OLGA;
import static io.printlab.constraint.Bench.RIGHT;
import static io.printlab.constraint.Bench.SAM;
import static io.printlab.constraint.Bench.hours;
import static io.printlab.constraint.Bench.job;
import static io.printlab.constraint.Bench.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.Device;
import io.printlab.device.Filament;
import io.printlab.device.Tag;
import io.printlab.job.Job;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.Reservation;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    private static final Calendar WORKDAYS = new Calendar(
            List.of(new WeeklyHours(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(18, 0))),
            ZoneOffset.UTC);

    @Test
    void onePersonPrintsNoMoreAtOnceThanTheLimit() {
        MostRunning most = new MostRunning(2);
        LabMoment one = moment(NOW).with(hours(1, SAM, 1), LEFT);
        LabMoment two = one.with(hours(2, SAM, 1), RIGHT);
        assertThat(most.obstacle(hours(3, SAM, 1), LEFT, one)).isEmpty();
        assertThat(most.obstacle(hours(3, SAM, 1), LEFT, two))
                .get()
                .satisfies(found -> assertThat(found.sentence()).contains("2 prints", "2 at once"));
        assertThat(most.obstacle(hours(3, OLGA, 1), LEFT, two)).isEmpty();
    }

    @Test
    void aLongPrintStartsOnlyIfItEndsWhileTheLabIsStaffed() {
        StaffedHours staffed = new StaffedHours(WORKDAYS, Duration.ofHours(2));
        assertThat(staffed.obstacle(hours(1, SAM, 4.5), LEFT, moment(NOW))).isEmpty();
        assertThat(staffed.obstacle(hours(1, SAM, 4.6), LEFT, moment(NOW)))
                .get()
                .satisfies(found -> {
                    assertThat(found.until()).isEqualTo(Instant.parse("2026-01-06T08:00:00Z"));
                    assertThat(found.sentence())
                            .contains("4 h 36 min", "2 h", "until Mon 5 Jan 18:00", "Tue 6 Jan 08:00");
                });
        Instant night = Instant.parse("2026-01-05T23:00:00Z");
        assertThat(staffed.obstacle(hours(1, SAM, 2), LEFT, moment(night))).isEmpty();
        assertThat(staffed.obstacle(hours(1, SAM, 2.1), LEFT, moment(night))).isPresent();
        assertThat(staffed.obstacle(job(1, SAM, null, null), LEFT, moment(night)))
                .as("a print of unknown length counts as four hours")
                .isPresent();
    }

    @Test
    void whatNoStaffedTimeHoldsSaysWhatStaffCanDoAndRunsOvernightWhereThatIsAllowed() {
        StaffedHours staffed = new StaffedHours(WORKDAYS, Duration.ofHours(2));
        assertThat(staffed.obstacle(hours(1, SAM, 11), LEFT, moment(NOW))).get().satisfies(found -> {
            assertThat(found.until()).isNull();
            assertThat(found.sentence()).contains("staff have to tag a printer overnight");
        });
        Device overnight = Bench.device("night", null, Set.of(Tag.OVERNIGHT));
        assertThat(staffed.obstacle(hours(1, SAM, 11), overnight, moment(NOW))).isEmpty();
    }

    @Test
    void nothingStartsInQuietHours() {
        QuietHours quiet = new QuietHours(new Calendar(
                List.of(new WeeklyHours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(22, 0), LocalTime.of(7, 0))),
                ZoneOffset.UTC));
        assertThat(quiet.obstacle(hours(1, SAM, 1), LEFT, moment(NOW))).isEmpty();
        assertThat(quiet.obstacle(hours(1, SAM, 1), LEFT, moment(Instant.parse("2026-01-06T06:59:00Z"))))
                .get()
                .satisfies(found -> assertThat(found.until()).isEqualTo(Instant.parse("2026-01-06T07:00:00Z")));
    }

    @Test
    void devicesHeatUpOneAfterTheOther() {
        StaggeredHeatUp staggered = new StaggeredHeatUp(1, Duration.ofMinutes(5));
        LabMoment started = moment(NOW).with(hours(1, SAM, 1), LEFT);
        assertThat(staggered.obstacle(hours(2, OLGA, 1), RIGHT, started))
                .get()
                .satisfies(found -> assertThat(found.until()).isEqualTo(NOW.plus(Duration.ofMinutes(5))));
        LabMoment warm = started.at(NOW.plus(Duration.ofMinutes(5)), started.onDevices());
        assertThat(staggered.obstacle(hours(2, OLGA, 1), RIGHT, warm)).isEmpty();
        StaggeredHeatUp pairs = new StaggeredHeatUp(2, Duration.ofMinutes(5));
        assertThat(pairs.obstacle(hours(2, OLGA, 1), RIGHT, started)).isEmpty();
    }

    @Test
    void aReservedDeviceIsKeptAlsoFromJobsThatWouldStillRunWhenItBegins() {
        Reserved reserved = new Reserved(WORKDAYS);
        Reservation course = new Reservation(
                1, LEFT.id(), null, "course", NOW.plusSeconds(3600), NOW.plusSeconds(7200), "CAD", "user:9");
        LabMoment moment = new LabMoment(NOW, List.of(), List.of(course), Map.of("course", Set.of(OLGA)));
        assertThat(reserved.obstacle(hours(1, SAM, 1), LEFT, moment)).isEmpty();
        assertThat(reserved.obstacle(hours(1, SAM, 1.1), LEFT, moment)).get().satisfies(found -> {
            assertThat(found.until()).isEqualTo(course.to());
            assertThat(found.sentence()).contains("reserved for others from Mon 5 Jan 14:30", "CAD");
        });
        assertThat(reserved.obstacle(job(1, SAM, null, null), LEFT, moment)).isPresent();
        assertThat(reserved.obstacle(hours(1, OLGA, 3), LEFT, moment)).isEmpty();
        assertThat(reserved.obstacle(hours(1, SAM, 3), RIGHT, moment)).isEmpty();
        LabMoment during = new LabMoment(course.from(), List.of(), moment.reservations(), moment.members());
        assertThat(reserved.obstacle(hours(1, SAM, 0.1), LEFT, during)).isPresent();
        LabMoment over = new LabMoment(course.to(), List.of(), moment.reservations(), moment.members());
        assertThat(reserved.obstacle(hours(1, SAM, 3), LEFT, over)).isEmpty();
    }

    @Test
    void nothingRunsInMaintenance() {
        Reserved reserved = new Reserved(WORKDAYS);
        Reservation maintenance =
                new Reservation(1, LEFT.id(), null, null, NOW, NOW.plusSeconds(60), "new belt", "user:9");
        LabMoment moment = new LabMoment(NOW, List.of(), List.of(maintenance));
        assertThat(reserved.obstacle(hours(1, OLGA, 1), LEFT, moment))
                .get()
                .satisfies(found -> assertThat(found.sentence())
                        .isEqualTo("Printer left is in maintenance until Mon 5 Jan 13:31 (new belt)."));
    }

    @Test
    void thePrintsFilamentMustBeEnoughAsFarAsItIsKnown() {
        FilamentLeft left = new FilamentLeft();
        Device nearlyEmpty = Bench.device("left", new Filament("pla", "red", 9.5), Set.of());
        assertThat(left.obstacle(job(1, SAM, null, 9.5), nearlyEmpty, moment(NOW)))
                .isEmpty();
        assertThat(left.obstacle(job(1, SAM, null, 9.6), nearlyEmpty, moment(NOW)))
                .get()
                .satisfies(found -> assertThat(found.sentence()).contains("10 g", "9 g of PLA"));
        assertThat(left.obstacle(job(1, SAM, null, null), nearlyEmpty, moment(NOW)))
                .isEmpty();
        assertThat(left.obstacle(job(1, SAM, null, 9.6), LEFT, moment(NOW))).isEmpty();
    }

    @Test
    void aLaneIsClosedOnlyIfEachOfItsJobsIs() {
        StaffedHours staffed = new StaffedHours(WORKDAYS, Duration.ofHours(2));
        assertThat(staffed.obstacle(lane(7), LEFT, moment(NOW)))
                .as("from 4 to 8 hours: one of 4 h and 20 min may start")
                .isEmpty();
        assertThat(staffed.obstacle(lane(9), LEFT, moment(NOW))).isPresent();
        assertThat(staffed.obstacle(lane(1), LEFT, moment(NOW))).isEmpty();
    }

    @Test
    void theLimitsOfALabMakeItsConstraints() {
        assertThat(Constraints.of(DispatchLimits.NONE))
                .extracting(constraint -> constraint.name())
                .containsExactly("reservation", "remaining filament");
        DispatchLimits all = new DispatchLimits(
                2, ZoneOffset.UTC, WORKDAYS.hours(), Duration.ofHours(2), WORKDAYS.hours(), 1, Duration.ofMinutes(5));
        assertThat(Constraints.of(all))
                .extracting(constraint -> constraint.name())
                .containsExactly(
                        "prints at once",
                        "quiet hours",
                        "staffed hours",
                        "staggered heat-up",
                        "reservation",
                        "remaining filament");
        Job waiting = hours(9, SAM, 12);
        assertThat(Constraints.obstacles(waiting, LEFT, Constraints.of(all), moment(NOW)))
                .hasSize(2);
        assertThat(Constraints.obstacles(waiting, RIGHT, Constraints.of(all), moment(NOW)))
                .hasSize(2);
    }

    private static Lane lane(double hours) {
        return Lane.of(Objects.requireNonNull(hours(1, SAM, hours).needs()));
    }
}
