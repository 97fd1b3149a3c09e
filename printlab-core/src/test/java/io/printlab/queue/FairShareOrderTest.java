package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.device.Requirements;
import io.printlab.job.JobId;
import io.printlab.job.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FairShareOrderTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> MATERIALS = List.of("PLA", "PETG", "TPU");
    private static final QueuePolicy POLICY = new FairSharePolicy();

    @Test
    void ageingNeverPutsAYoungerJobBeforeAnOlderOneThatWasAhead() {
        Random random = new Random(11);
        for (int run = 0; run < 20_000; run++) {
            Candidate older = candidate(1, 1, Tier.NORMAL, random.nextInt(60), random.nextDouble() * 20);
            Candidate younger = candidate(2, 2, Tier.NORMAL, -random.nextInt(100), random.nextDouble() * 20);
            Instant later = NOW.plus(Duration.ofHours(random.nextInt(60)));
            if (POLICY.order(NOW).compare(older, younger) < 0) {
                assertThat(POLICY.order(later).compare(older, younger))
                        .as("%s before %s", older, younger)
                        .isNegative();
            }
        }
    }

    @Test
    void whatHasWaitedAsLongAsTheLabLetsAnybodyWaitGoesBeforeEveryShare() {
        Candidate old = candidate(1, 1, Tier.OVERDUE, 120, 5000);
        Candidate fresh = candidate(2, 2, Tier.AT_RISK, 119, 0);
        Candidate emergency = candidate(3, 3, Tier.EMERGENCY, 0, 9000);
        assertThat(POLICY.order(NOW).compare(old, fresh)).isNegative();
        assertThat(POLICY.order(NOW).compare(emergency, old)).isNegative();
    }

    @Test
    void aDeadlineBorrowsItsLoanAndNoMore() {
        Candidate hurried = candidate(1, 1, Tier.AT_RISK, 0, 10);
        double loan = PriorityWeights.DEFAULT.loanAtRisk();
        assertThat(POLICY.order(NOW).compare(hurried, withTime(10 - loan - 0.1)))
                .isPositive();
        assertThat(POLICY.order(NOW).compare(hurried, withTime(10 - loan + 0.1)))
                .isNegative();
    }

    @Test
    void amongUsersWhoAreEqualTheShortJobIsFirst() {
        Candidate shortJob = new Candidate(job(2, 2, Tier.NORMAL, NOW, 1, "PLA"), 3);
        Candidate longJob = new Candidate(job(1, 1, Tier.NORMAL, NOW, 5, "PLA"), 3);
        assertThat(POLICY.order(NOW).compare(shortJob, longJob)).isNegative();
    }

    @Test
    void theFirstOfTheWholeOrderIsWhatTheDispatcherTakes() {
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            List<WaitingJob> waiting = new ArrayList<>();
            Map<UserId, Share> shares = new HashMap<>();
            for (int id = 0; id < 60; id++) {
                UserId owner = new UserId(random.nextInt(8));
                shares.put(owner, new Share(owner, random.nextInt(30), 1));
                waiting.add(job(
                        id,
                        owner.value(),
                        Tier.values()[random.nextInt(5)],
                        NOW.minusSeconds(random.nextInt(700_000)),
                        0.5 + random.nextInt(10),
                        MATERIALS.get(random.nextInt(3))));
            }
            assertThat(QueueOrder.of(waiting, shares, POLICY, NOW).get(0)).isEqualTo(firstHead(waiting, shares));
        }
    }

    /** A steady stream of new users, each with an empty account, on one device: the one with a full account still prints. */
    @Test
    void nobodyStarves() {
        WaitingJob unlucky = job(0, 0, Tier.NORMAL, NOW, 4, "PLA");
        List<Candidate> waiting = new ArrayList<>(List.of(new Candidate(unlucky, 10_000)));
        Instant now = NOW;
        for (int round = 1; round < 1000; round++) {
            now = now.plus(Duration.ofHours(1));
            waiting.add(new Candidate(job(2L * round, 2L * round, Tier.NORMAL, now, 1, "PLA"), 0));
            waiting.add(new Candidate(job(2L * round + 1, 2L * round + 1, Tier.AT_RISK, now, 1, "PLA"), 0));
            Instant moment = now;
            waiting.replaceAll(one -> promoted(one, moment));
            Candidate next = waiting.stream().min(POLICY.order(now)).orElseThrow();
            waiting.remove(next);
            if (next.job().id().equals(unlucky.id())) {
                assertThat(Duration.between(NOW, now)).isEqualTo(Duration.ofHours(120));
                return;
            }
        }
        throw new AssertionError("job 0 never came");
    }

    private static WaitingJob firstHead(List<WaitingJob> waiting, Map<UserId, Share> shares) {
        Map<List<Object>, WaitingJob> heads = new HashMap<>();
        waiting.forEach(job -> heads.merge(
                List.of(job.owner(), job.lane()), job, (a, b) -> WaitingJob.OWN_ORDER.compare(a, b) < 0 ? a : b));
        return heads.values().stream()
                .map(job -> new Candidate(
                        job,
                        shares.getOrDefault(job.owner(), Share.fresh(job.owner()))
                                .virtualTime()))
                .min(POLICY.order(NOW))
                .orElseThrow()
                .job();
    }

    private static Candidate promoted(Candidate one, Instant now) {
        return new Candidate(one.job().promoted(now, POLICY.ranking()), one.ownerVirtualTime());
    }

    private static Candidate withTime(double virtualTime) {
        return new Candidate(job(2, 2, Tier.NORMAL, NOW, 2, "PLA"), virtualTime);
    }

    private static Candidate candidate(long id, long owner, Tier tier, int waitedHours, double virtualTime) {
        return new Candidate(job(id, owner, tier, NOW.minus(Duration.ofHours(waitedHours)), 2, "PLA"), virtualTime);
    }

    private static WaitingJob job(long id, long owner, Tier tier, Instant queuedAt, double cost, String material) {
        return new WaitingJob(
                new JobId(id),
                new UserId(owner),
                Lane.of(new Requirements(material, null, null, null)),
                tier,
                null,
                tier == Tier.NORMAL ? queuedAt.plus(Duration.ofHours(120)) : null,
                queuedAt,
                cost,
                POLICY.ranking().rank(tier, queuedAt, cost));
    }
}
