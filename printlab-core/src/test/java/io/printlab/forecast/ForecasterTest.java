package io.printlab.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.constraint.Constraints;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.Expectation;
import io.printlab.queue.FairSharePolicy;
import io.printlab.queue.FirstInFirstOutPolicy;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import io.printlab.queue.TimeRange;
import io.printlab.rule.DispatchLimits;
import io.printlab.rule.WeeklyHours;
import io.printlab.testkit.SampleLab;
import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Scene lab = new Scene(new FirstInFirstOutPolicy());

    @Test
    void aFreeDeviceStartsTheFirstJobNow() {
        lab.free("left");
        JobId job = lab.job(1, 2);
        Expectation expected = lab.of(job);
        assertThat(expected.start()).isEqualTo(TimeRange.at(Scene.NOW));
        assertThat(expected.device()).isEqualTo(new DeviceId("left"));
        assertThat(expected.finish().holds(Scene.NOW.plus(Duration.ofHours(2)))).isTrue();
    }

    @Test
    void theNextJobWaitsForThePrintAndForItsBed() {
        lab.free("left");
        lab.job(1, 2);
        Expectation second = lab.of(lab.job(1, 1));
        assertThat(second.start().early()).isAfter(Scene.NOW.plus(Duration.ofMinutes(100)));
        assertThat(second.start().likely())
                .isBetween(Scene.NOW.plus(Duration.ofHours(2)), Scene.NOW.plus(Duration.ofHours(3)));
        assertThat(second.start().late()).isAfter(second.start().likely());
    }

    @Test
    void aJobThatFitsNothingOrNothingAtWorkHasNoForecast() {
        lab.device("left", DeviceState.UNKNOWN, true, "PLA");
        lab.device("right", DeviceState.FAULT, true, "PLA");
        JobId fits = lab.job(1, 1);
        JobId other = lab.job(1, 1, null, "PETG");
        assertThat(lab.outlook().jobs()).doesNotContainKeys(fits, other);
        lab.free("third");
        assertThat(lab.outlook().jobs()).containsOnlyKeys(fits);
    }

    @Test
    void aDeviceOutOfServiceTakesNothing() {
        Device left = lab.free("left");
        lab.devices.set(0, left.withMaintenance(SampleLab.maintenance()));
        lab.job(1, 1);
        assertThat(lab.outlook().jobs()).isEmpty();
    }

    @Test
    void whatPrintsIsTakenAsItsDeviceSays() {
        Device busy = lab.busy("left", 10, Duration.ofHours(1));
        Expectation unaware = lab.of(lab.job(1, 1));
        assertThat(unaware.start().likely()).isAfter(Scene.NOW.plus(Duration.ofHours(8)));
        lab.told.put(busy.id(), Duration.ofMinutes(20));
        Expectation aware = lab.outlook().jobs().values().iterator().next();
        assertThat(aware.start().likely()).isBefore(Scene.NOW.plus(Duration.ofHours(2)));
        assertThat(lab.outlook().freeAt()).containsOnlyKeys(busy.id());
    }

    @Test
    void aPrintThatHasOverrunItsEstimateIsNotOverYet() {
        lab.busy("left", 1, Duration.ofHours(5));
        assertThat(lab.of(lab.job(1, 1)).start().early()).isAfter(Scene.NOW);
    }

    @Test
    void nothingStartsInQuietHours() {
        lab.free("left");
        lab.constraints.addAll(Constraints.of(new DispatchLimits(
                null,
                ZoneOffset.UTC,
                List.of(),
                null,
                List.of(new WeeklyHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(7, 0), LocalTime.of(11, 30))),
                null,
                MINUTE)));
        JobId job = lab.job(1, 1);
        assertThat(lab.of(job).start()).isEqualTo(TimeRange.at(Scene.NOW.plus(Duration.ofMinutes(210))));
    }

    @Test
    void twoPrintsAtOnceKeepTheThirdBackAndLetOthersPass() {
        for (String id : List.of("a", "b", "c")) {
            lab.free(id);
        }
        lab.constraints.addAll(
                Constraints.of(new DispatchLimits(2, ZoneOffset.UTC, List.of(), null, List.of(), null, MINUTE)));
        lab.job(1, 2);
        lab.job(1, 2);
        JobId third = lab.job(1, 2);
        JobId other = lab.job(2, 2);
        assertThat(lab.of(other).start()).isEqualTo(TimeRange.at(Scene.NOW));
        assertThat(lab.of(third).start().likely()).isAfter(Scene.NOW.plus(Duration.ofMinutes(90)));
    }

    @Test
    void anObstacleWithoutEndLeavesTheJobWithoutForecast() {
        lab.free("left");
        lab.constraints.add(new DispatchConstraint() {
            @Override
            public String name() {
                return "never";
            }

            @Override
            public Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment) {
                return Optional.of(new Obstacle(name(), "Never.", null));
            }
        });
        lab.job(1, 1);
        assertThat(lab.outlook().jobs()).isEmpty();
    }

    @Test
    void aBedThatLiesAtNightIsClearedInTheMorning() {
        lab.now = Instant.parse("2026-01-05T22:00:00Z");
        lab.device("left", DeviceState.IDLE, false, "PLA");
        lab.experience = Experience.of(dayClearings(), List.of(), ZoneOffset.UTC);
        TimeRange start = lab.of(lab.job(1, 1)).start();
        assertThat(start.early()).isAfter(Instant.parse("2026-01-06T07:30:00Z"));
        assertThat(start.late()).isBefore(Instant.parse("2026-01-06T10:00:00Z"));
    }

    @Test
    void aBedThatLiesByDayIsClearedWithinTheHour() {
        lab.device("left", DeviceState.IDLE, false, "PLA");
        lab.experience = Experience.of(dayClearings(), List.of(), ZoneOffset.UTC);
        assertThat(lab.of(lab.job(1, 1)).start().late()).isBefore(Scene.NOW.plus(Duration.ofMinutes(75)));
    }

    @Test
    void aPromotionComesInItsTime() {
        Scene shared = new Scene(new FairSharePolicy());
        shared.busy("left", 4, Duration.ZERO);
        shared.charged(1, 5);
        shared.charged(2, 0);
        JobId promoted = shared.job(1, 1, Scene.NOW.plus(Duration.ofHours(2)));
        JobId other = shared.job(2, 1);
        assertThat(shared.of(promoted).start().likely())
                .isBefore(shared.of(other).start().likely());
        Scene without = new Scene(new FairSharePolicy());
        without.busy("left", 4, Duration.ZERO);
        without.charged(1, 5);
        without.charged(2, 0);
        JobId left = without.job(1, 1);
        JobId first = without.job(2, 1);
        assertThat(without.of(first).start().likely())
                .isBefore(without.of(left).start().likely());
    }

    @Test
    void theSameLabHasTheSameForecast() {
        crowd(lab, 40, 3, new Random(5));
        assertThat(lab.outlook()).isEqualTo(lab.outlook());
    }

    @Test
    void moreDevicesNeverMakeAnyStartLater() {
        for (long seed = 1; seed <= 10; seed++) {
            Map<JobId, Expectation> before = Map.of();
            for (int devices = 1; devices <= 5; devices++) {
                Scene scene = new Scene(new FirstInFirstOutPolicy());
                crowd(scene, 30, devices, new Random(seed));
                Map<JobId, Expectation> now = scene.outlook().jobs();
                before.forEach((id, earlier) -> {
                    Expectation later = now.get(id);
                    assertThat(later).isNotNull();
                    assertThat(later.start().likely())
                            .isBeforeOrEqualTo(earlier.start().likely());
                });
                before = now;
            }
        }
    }

    @Test
    void twoHundredJobsOnTwelveDevicesTakeAFewMilliseconds() {
        crowd(lab, 200, 12, new Random(1));
        assertThat(fastestMillis(lab)).as("ms").isLessThan(50);
    }

    @Test
    void theHoursOfTheLabCostMoreAndStayBounded() {
        crowd(lab, 200, 12, new Random(1));
        WeeklyHours staffed = new WeeklyHours(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                LocalTime.of(8, 0),
                LocalTime.of(18, 0));
        WeeklyHours quiet = new WeeklyHours(Set.of(DayOfWeek.values()), LocalTime.of(22, 0), LocalTime.of(6, 0));
        lab.constraints.addAll(Constraints.of(new DispatchLimits(
                4, ZoneOffset.UTC, List.of(staffed), Duration.ofHours(3), List.of(quiet), 4, Duration.ofMinutes(5))));
        assertThat(fastestMillis(lab)).as("ms").isLessThan(400);
    }

    /** Of the thread's own time: what else the machine does is not counted. */
    private static double fastestMillis(Scene scene) {
        double fastest = Double.MAX_VALUE;
        for (int run = 0; run < 8; run++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            assertThat(scene.outlook().jobs()).isNotEmpty();
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
            fastest = Math.min(fastest, used / 1e6);
        }
        return fastest;
    }

    private static void crowd(Scene scene, int jobs, int devices, Random random) {
        for (int job = 0; job < jobs; job++) {
            scene.job(1 + random.nextInt(60), 0.3 + random.nextDouble() * 5);
        }
        for (int device = 0; device < devices; device++) {
            scene.free("d" + (char) ('a' + device));
        }
    }

    /** Twenty days on which prints end around the clock and are cleared from 8 to 20 o'clock. */
    private static List<BedClearing> dayClearings() {
        List<BedClearing> clearings = new ArrayList<>();
        Instant midnight = Instant.parse("2025-12-01T00:00:00Z");
        for (int day = 0; day < 20; day++) {
            for (int hour = 0; hour < 24; hour += 2) {
                Instant ended = midnight.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
                int wait = hour < 8 ? 8 - hour : hour >= 20 ? 32 - hour : 0;
                clearings.add(new BedClearing(
                        new DeviceId("left"), ended, ended.plus(Duration.ofMinutes(60L * wait + 10 + hour))));
            }
        }
        return clearings;
    }
}
