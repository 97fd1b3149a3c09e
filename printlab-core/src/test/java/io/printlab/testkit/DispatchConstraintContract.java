package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.device.Bed;
import io.printlab.device.BedState;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.Filament;
import io.printlab.device.Fitting;
import io.printlab.device.NodeId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.Obstacle;
import io.printlab.queue.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link DispatchConstraint} keeps. Extend it and return the constraint. */
public abstract class DispatchConstraintContract {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final int LABS = 400;

    protected abstract DispatchConstraint constraint();

    /**
     * Whether every obstacle goes away when nothing runs, nothing is reserved, all filament is new and a week has passed; false
     * for a constraint that waits for staff, and says so in its sentence.
     */
    protected boolean letsGoInAnEmptyLab() {
        return true;
    }

    @Test
    void theNameIsShortAndStable() {
        assertThat(constraint().name())
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(40)
                .isEqualTo(constraint().name());
    }

    @Test
    void anObstacleNamesItsConstraintAndSaysASentenceAndEndsLaterIfAtAll() {
        each((job, device, moment) -> constraint().obstacle(job, device, moment).ifPresent(found -> {
            assertThat(found.constraint()).isEqualTo(constraint().name());
            assertThat(found.sentence()).isNotBlank().endsWith(".").hasSizeLessThan(400);
            if (found.until() != null) {
                assertThat(found.until()).isAfter(moment.now());
            }
        }));
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        each((job, device, moment) -> assertThat(constraint().obstacle(job, device, moment))
                .isEqualTo(constraint().obstacle(job, device, moment)));
    }

    @Test
    void aClosedLaneHasNoJobThatMayStart() {
        each((job, device, moment) -> {
            Lane lane = Lane.of(Objects.requireNonNull(job.needs()));
            Optional<Obstacle> closed = constraint().obstacle(lane, device, moment);
            if (closed.isPresent()) {
                assertThat(constraint().obstacle(job, device, moment))
                        .as(
                                "the lane %s is closed (%s)",
                                lane.signature(), closed.get().sentence())
                        .isPresent();
            }
        });
    }

    @Test
    void itLetsGoInTime() {
        if (!letsGoInAnEmptyLab()) {
            return;
        }
        each((job, device, moment) -> {
            Device loaded = device.loadedWith(null);
            boolean starts = false;
            for (int hour = 0; hour < 24 * 8 && !starts; hour++) {
                LabMoment empty = new LabMoment(moment.now().plus(Duration.ofHours(hour)), List.of(), List.of());
                starts = constraint().obstacle(job, loaded, empty).isEmpty();
            }
            assertThat(starts)
                    .as("job of %s on an idle printer of an empty lab", job.needs())
                    .isTrue();
        });
    }

    /** A question. */
    @FunctionalInterface
    protected interface Question {
        void ask(Job job, Device device, LabMoment moment);
    }

    private static void each(Question question) {
        Random random = new Random(20260105);
        for (int lab = 0; lab < LABS; lab++) {
            LabMoment moment = moment(random);
            question.ask(job(random, 1 + lab), device(random), moment);
        }
    }

    private static LabMoment moment(Random random) {
        Instant now = MONDAY.plusSeconds(random.nextInt(7 * 24 * 3600));
        List<Job> running = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant claimed = now.minusSeconds(random.nextInt(1800));
            running.add(job(random, 10_000 + i).asClaimedBy(new DeviceId("other" + i), new NodeId("main"), claimed));
        }
        List<Reservation> reservations = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant from = now.plusSeconds(random.nextInt(24 * 3600) - 3600L);
            UserId user = random.nextInt(3) == 0 ? user(random) : null;
            String group = user == null && random.nextBoolean() ? "cad" : null;
            Instant to = (from.isBefore(now) ? now : from).plusSeconds(1 + random.nextInt(7200));
            reservations.add(new Reservation(i, new DeviceId("left"), user, group, from, to, "course", "user:9"));
        }
        return new LabMoment(now, running, reservations, Map.of("cad", Set.of(user(random))));
    }

    private static Job job(Random random, long id) {
        Submission submission = new Submission(
                user(random),
                new PrintFileId("a".repeat(64)),
                "cube.gcode",
                "web",
                Urgency.NORMAL,
                null,
                null,
                MONDAY,
                Wishes.NONE);
        Duration time = random.nextInt(6) == 0 ? null : Duration.ofMinutes(1 + random.nextInt(9 * 60));
        Double grams = random.nextInt(4) == 0 ? null : Double.valueOf(random.nextInt(900));
        return Job.submit(new JobId(id), submission, Actor.part("somebody"), MONDAY)
                .after()
                .enqueue(
                        new Needs(Requirements.NONE, new PrintEstimate(time, grams)),
                        new Placement(Tier.NORMAL, null, null, MONDAY, 1, 0, "fair-share"),
                        Actor.part("somebody"),
                        MONDAY)
                .after();
    }

    private static UserId user(Random random) {
        return new UserId(1 + random.nextInt(3));
    }

    private static Device device(Random random) {
        Filament filament = random.nextBoolean() ? null : new Filament("PLA", null, (double) random.nextInt(1000));
        return new Device(
                new DeviceDefinition(
                        new DeviceId("left"),
                        "Left",
                        "simulated",
                        Map.of(),
                        new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210))),
                new NodeId("main"),
                1,
                null,
                new DeviceStatus(DeviceState.IDLE, "Says that it is idle.", MONDAY),
                new Bed(BedState.CLEAR, "Seen to be clear.", "staff", MONDAY),
                filament,
                random.nextInt(4) == 0 ? Set.of("overnight") : Set.of(),
                Fitting.AS_DEFINED);
    }
}
