package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.printlab.account.UserId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.job.WorkClass;
import io.printlab.queue.Arrival;
import io.printlab.queue.Backlog;
import io.printlab.queue.FactorScore;
import io.printlab.queue.Lane;
import io.printlab.queue.PriorityFactor;
import io.printlab.queue.PriorityWeights;
import io.printlab.queue.Ranked;
import io.printlab.queue.Share;
import io.printlab.queue.Standing;
import io.printlab.queue.WaitingJob;
import io.printlab.queue.WorkClassifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link PriorityFactor} keeps. Extend it and return the factor. */
public abstract class PriorityFactorContract {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<Duration> LATER = List.of(Duration.ofMinutes(1), Duration.ofHours(7), Duration.ofDays(6));
    private static final double LEAST_RATE = 0.001;
    private static final double MOST_RATE = 1000;
    private static final int CASES = 400;

    protected abstract PriorityFactor factor();

    /** How far ahead the factor may bring a job among its owner's jobs at most; what it lends has a bound. */
    protected Duration longestLoan() {
        return Duration.ofDays(7);
    }

    /** Whether it is applied beside the factors of the weights; not where it is one of them. */
    protected boolean standsBesideTheWeights() {
        return true;
    }

    @Test
    void theNameIsShortStableAndTakenByNoOther() {
        assertThat(factor().name()).isNotBlank().hasSizeLessThanOrEqualTo(40).isEqualTo(factor().name());
        if (standsBesideTheWeights()) {
            assertThatCode(() -> PriorityWeights.DEFAULT
                            .rule(WorkClassifier.AS_SUBMITTED)
                            .followedBy(List.of(factor())))
                    .as("a name that none of printlab's own factors has")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theSameArrivalGetsTheSameStandingOnEveryThread() {
        PriorityFactor factor = factor();
        for (Case one : cases()) {
            Standing first = factor.apply(one.standing(), one.arrival());
            assertThat(IntStream.range(0, 8)
                            .parallel()
                            .mapToObj(each -> factor.apply(one.standing(), one.arrival()))
                            .distinct())
                    .as("%s", one)
                    .containsExactly(first);
        }
    }

    @Test
    void everyArrivalIsPlacedAndCostsSomething() {
        for (Case one : cases()) {
            Standing after = factor().apply(one.standing(), one.arrival());
            assertThat(after.cost()).as("cost after %s", one).isPositive().isFinite();
            assertThat(after.hours()).as("hours after %s", one).isPositive().isFinite();
        }
    }

    @Test
    void itChargesWithinBounds() {
        for (Case one : cases()) {
            Standing after = factor().apply(one.standing(), one.arrival());
            double print = Math.max(1.0 / 60, hours(one.arrival().needs().estimate()));
            assertThat(after.cost())
                    .as("cost after %s", one)
                    .isBetween(
                            Math.min(one.standing().cost(), print) * LEAST_RATE,
                            Math.max(one.standing().cost(), print) * MOST_RATE);
        }
    }

    @Test
    void whatItLendsHasABound() {
        for (Case one : cases()) {
            Standing after = factor().apply(one.standing(), one.arrival());
            assertThat(after.orderAt())
                    .as("order after %s", one)
                    .isAfterOrEqualTo(one.standing().orderAt().minus(longestLoan()));
        }
    }

    @Test
    void onlyStaffMakeAnEmergency() {
        for (Case one : cases()) {
            boolean asked = one.arrival().submission().urgency() == Urgency.EMERGENCY
                    || one.standing().tier() == Tier.EMERGENCY;
            if (!asked) {
                assertThat(factor().apply(one.standing(), one.arrival()).tier())
                        .as("tier after %s", one)
                        .isNotEqualTo(Tier.EMERGENCY);
            }
        }
    }

    @Test
    void noPromotionIsTakenAwayOrPutOff() {
        for (Case one : cases()) {
            Instant before = one.standing().promoteAt();
            Standing after = factor().apply(one.standing(), one.arrival());
            if (before != null && after.tier() != Tier.EMERGENCY) {
                assertThat(after.promoteAt())
                        .as("promotion after %s", one)
                        .isNotNull()
                        .isBeforeOrEqualTo(before);
            }
        }
    }

    @Test
    void theBoundOnWaitingIsNotTakenAway() {
        for (Case one : cases()) {
            Standing after = factor().apply(one.standing(), one.arrival());
            if (one.standing().overdueAt() != null && after.tier() != Tier.EMERGENCY) {
                assertThat(after.overdueAt()).as("overdue after %s", one).isNotNull();
            }
        }
    }

    @Test
    void whoCameFirstIsNotPassedByOneWhoIsOtherwiseEqual() {
        for (Case one : cases()) {
            Standing first = factor().apply(one.standing(), one.arrival());
            for (Duration by : LATER) {
                Case late = one.later(by);
                Standing second = factor().apply(late.standing(), late.arrival());
                assertThat(second.orderAt())
                        .as("order of %s, %s later", one, by)
                        .isAfterOrEqualTo(first.orderAt());
                if (first.promoteAt() != null && second.promoteAt() != null) {
                    assertThat(second.promoteAt())
                            .as("promotion of %s, %s later", one, by)
                            .isAfterOrEqualTo(first.promoteAt());
                }
            }
        }
    }

    @Test
    void whatItSaysToPeopleIsASentenceUnderItsName() {
        Random random = new Random(3);
        for (Case one : cases()) {
            Optional<FactorScore> score = factor().score(ranked(one, random));
            score.ifPresent(said -> {
                assertThat(said.factor()).isEqualTo(factor().name());
                assertThat(said.words())
                        .as("%s", one)
                        .isNotBlank()
                        .endsWith(".")
                        .hasSizeLessThan(400);
                assertThat(said.hours()).isFinite();
            });
        }
    }

    /** An arrival and where the factors before have put it. */
    private record Case(Standing standing, Arrival arrival) {
        Case later(Duration by) {
            Instant promoteAt = standing.promoteAt();
            Standing moved = standing.orderedAt(standing.orderAt().plus(by));
            return new Case(
                    promoteAt == null ? moved : moved.neverPromoted().promotedBy(promoteAt.plus(by)),
                    new Arrival(
                            arrival.submission(),
                            arrival.needs(),
                            arrival.own(),
                            arrival.now().plus(by)));
        }
    }

    private static List<Case> cases() {
        Random random = new Random(20260105);
        return IntStream.range(0, CASES).mapToObj(each -> oneCase(random)).toList();
    }

    private static Case oneCase(Random random) {
        Instant now = NOW.plus(Duration.ofMinutes(random.nextInt(400_000)));
        Arrival arrival = new Arrival(
                submission(random, now),
                new Needs(Requirements.NONE, estimate(random)),
                random.nextBoolean() ? Backlog.NONE : new Backlog(1 + random.nextInt(500), random.nextDouble(2000)),
                now);
        double hours = 1.0 / 60 + random.nextDouble(40);
        Standing standing = new Standing(
                Tier.values()[random.nextInt(Tier.values().length)],
                random.nextBoolean() ? null : now.plus(Duration.ofMinutes(random.nextInt(20_000))),
                random.nextBoolean() ? null : now.plus(Duration.ofMinutes(random.nextInt(20_000))),
                now.plus(Duration.ofMinutes(random.nextInt(5000))),
                hours,
                hours * (0.1 + random.nextDouble(4)));
        return new Case(standing, arrival);
    }

    private static Submission submission(Random random, Instant now) {
        return new Submission(
                new UserId(1 + random.nextInt(5)),
                new PrintFileId("a".repeat(64)),
                "cube.gcode",
                "web",
                Urgency.values()[random.nextInt(Urgency.values().length)],
                random.nextBoolean() ? null : now.plus(Duration.ofMinutes(random.nextInt(40_000) - 5000)),
                random.nextBoolean() ? null : "PETG",
                now,
                new Wishes(
                        random.nextBoolean() ? null : WorkClass.values()[random.nextInt(WorkClass.values().length)],
                        null,
                        null,
                        null));
    }

    private static PrintEstimate estimate(Random random) {
        return new PrintEstimate(
                random.nextInt(4) == 0 ? null : Duration.ofSeconds(random.nextInt(400_000)),
                random.nextInt(4) == 0 ? null : Double.valueOf(random.nextInt(3000)));
    }

    private static double hours(PrintEstimate estimate) {
        @Nullable Duration time = estimate.printTime();
        @Nullable Double grams = estimate.filamentGrams();
        return Math.max(
                time == null ? 4 : time.toMillis() / 3_600_000.0,
                grams == null ? 0 : grams / PriorityWeights.DEFAULT.gramsPerHour());
    }

    private static Ranked ranked(Case one, Random random) {
        Submission submission = one.arrival().submission();
        Standing standing = one.standing();
        return new Ranked(
                new WaitingJob(
                        new JobId(1 + random.nextInt(1000)),
                        submission.owner(),
                        Lane.of(one.arrival().needs().requirements()),
                        standing.tier(),
                        standing.promoteAt(),
                        standing.overdueAt(),
                        standing.orderAt(),
                        standing.cost(),
                        random.nextDouble(100)),
                submission,
                one.arrival().needs(),
                new Share(submission.owner(), random.nextDouble(500), 1),
                random.nextDouble(100),
                one.arrival().now().plus(Duration.ofMinutes(random.nextInt(10_000))));
    }
}
