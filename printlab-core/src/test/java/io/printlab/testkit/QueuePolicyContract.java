package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.queue.Backlog;
import io.printlab.queue.Candidate;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.WaitingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link QueuePolicy} keeps. Extend it and return the policy. */
public abstract class QueuePolicyContract {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<Tier> TIERS = List.of(Tier.values());

    protected abstract QueuePolicy policy();

    @Test
    void theNameIsShortAndStable() {
        assertThat(policy().name()).isNotBlank().hasSizeLessThanOrEqualTo(40).isEqualTo(policy().name());
    }

    @Test
    void theOrderIsTotal() {
        Comparator<Candidate> order = policy().order(NOW);
        List<Candidate> candidates = candidates(new Random(1), 60);
        for (Candidate a : candidates) {
            for (Candidate b : candidates) {
                int ab = order.compare(a, b);
                assertThat(Integer.signum(ab)).isEqualTo(-Integer.signum(order.compare(b, a)));
                assertThat(ab == 0)
                        .as("only a job is equal to itself")
                        .isEqualTo(a.job().id().equals(b.job().id()));
                for (Candidate c : candidates) {
                    if (ab < 0 && order.compare(b, c) < 0) {
                        assertThat(order.compare(a, c)).isNegative();
                    }
                }
            }
        }
    }

    @Test
    void theJobsOfOneUserKeepTheirOwnOrder() {
        Comparator<Candidate> order = policy().order(NOW);
        List<Candidate> candidates = candidates(new Random(2), 200);
        for (Candidate a : candidates) {
            for (Candidate b : candidates) {
                if (a.job().owner().equals(b.job().owner())) {
                    assertThat(Integer.signum(order.compare(a, b)))
                            .isEqualTo(Integer.signum(WaitingJob.OWN_ORDER.compare(a.job(), b.job())));
                }
            }
        }
    }

    @Test
    void theOrderIsByShareIfThePolicySaysSo() {
        List<Candidate> candidates = candidates(new Random(3), 200);
        for (Instant now : List.of(NOW, NOW.plus(Duration.ofDays(30)))) {
            if (policy().servesByShare()) {
                assertThat(candidates.stream().sorted(policy().order(now)).toList())
                        .isEqualTo(
                                candidates.stream().sorted(Candidate.BY_SHARE).toList());
            }
        }
    }

    @Test
    void waitingAloneNeverMakesTwoJobsOfOneTierChangePlaces() {
        List<Candidate> candidates = candidates(new Random(4), 200).stream()
                .filter(candidate -> candidate.job().tier() == Tier.NORMAL)
                .toList();
        assertThat(candidates.stream().sorted(policy().order(NOW)).toList())
                .isEqualTo(candidates.stream()
                        .sorted(policy().order(NOW.plus(Duration.ofDays(3))))
                        .toList());
    }

    @Test
    void aPromotionNeverMovesAJobBack() {
        for (Tier from : TIERS) {
            for (Tier to : TIERS.subList(0, from.ordinal())) {
                assertThat(policy().ranking().lift(from, to)).isNotNegative();
            }
        }
    }

    @Test
    void everyPlaceHasACostAndNothingButAnEmergencyWaitsForEver() {
        for (Urgency urgency : Urgency.values()) {
            Placement known = place(urgency, Duration.ofHours(3));
            Placement unknown = place(urgency, null);
            assertThat(known.cost()).isPositive().isFinite();
            assertThat(unknown.cost()).isPositive().isFinite();
            assertThat(known.rank()).isEqualTo(policy().ranking().rank(known.tier(), known.queuedAt(), known.cost()));
            assertThat(known.policy()).isEqualTo(policy().name());
            assertThat(known.tier() == Tier.EMERGENCY || known.overdueAt() != null)
                    .isTrue();
        }
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        assertThat(place(Urgency.NORMAL, Duration.ofHours(1))).isEqualTo(place(Urgency.NORMAL, Duration.ofHours(1)));
    }

    private Placement place(Urgency urgency, @org.jspecify.annotations.Nullable Duration time) {
        Submission submission = new Submission(
                new UserId(1),
                new PrintFileId("a".repeat(64)),
                "cube.gcode",
                "web",
                urgency,
                null,
                null,
                NOW,
                Wishes.NONE);
        return policy().place(
                        submission, new Needs(Requirements.NONE, new PrintEstimate(time, null)), Backlog.NONE, NOW);
    }

    private List<Candidate> candidates(Random random, int count) {
        double[] virtualTimes = random.doubles(6, 0, 3).toArray();
        List<Candidate> candidates = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            int owner = random.nextInt(virtualTimes.length);
            Tier tier = TIERS.get(random.nextInt(TIERS.size()));
            Instant queuedAt = NOW.plusSeconds(random.nextInt(10));
            candidates.add(new Candidate(
                    new WaitingJob(
                            new JobId(id),
                            new UserId(owner),
                            Lane.of(Requirements.NONE),
                            tier,
                            null,
                            null,
                            queuedAt,
                            1,
                            policy().ranking().rank(tier, queuedAt, 1)),
                    virtualTimes[owner]));
        }
        return candidates;
    }
}
