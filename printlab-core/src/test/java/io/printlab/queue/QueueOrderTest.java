package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.device.Requirements;
import io.printlab.job.JobId;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueueOrderTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<Tier> TIERS = List.of(Tier.values());
    private static final QueuePolicy FAIR = new FairSharePolicy();

    @Test
    void usersTakeTurnsHoweverManyJobsOneOfThemHas() {
        List<WaitingJob> waiting = new ArrayList<>();
        for (int id = 1; id <= 6; id++) {
            waiting.add(job(id, 1, Tier.NORMAL, id));
        }
        waiting.add(job(7, 2, Tier.NORMAL, 100));
        waiting.add(job(8, 2, Tier.NORMAL, 101));
        assertThat(ids(QueueOrder.of(waiting, Map.of(), FAIR, NOW))).containsExactly(1L, 7L, 2L, 8L, 3L, 4L, 5L, 6L);
    }

    @Test
    void whoHasUsedLessComesFirstAndATierLendsHours() {
        Map<UserId, Share> shares =
                Map.of(new UserId(1), new Share(new UserId(1), 9, 1), new UserId(2), new Share(new UserId(2), 2, 1));
        List<WaitingJob> waiting =
                List.of(job(1, 1, Tier.NORMAL, 1), job(2, 2, Tier.NORMAL, 5), job(3, 1, Tier.AT_RISK, 9));
        assertThat(ids(QueueOrder.of(waiting, shares, FAIR, NOW))).containsExactly(3L, 2L, 1L);
    }

    @Test
    void aWeightOfTwoGetsTwiceTheHours() {
        Map<UserId, Share> shares = new HashMap<>();
        shares.put(new UserId(1), new Share(new UserId(1), 0, 2));
        List<WaitingJob> waiting = new ArrayList<>();
        for (int id = 0; id < 60; id++) {
            waiting.add(job(id, 1 + id % 2, Tier.NORMAL, id));
        }
        List<WaitingJob> first30 = QueueOrder.of(waiting, shares, FAIR, NOW).subList(0, 30);
        assertThat(first30.stream().filter(job -> job.owner().value() == 1).count())
                .isBetween(19L, 21L);
    }

    @Test
    void theOrderHoldsEveryJobOnceAndDoesNotDependOnTheInputsOrder() {
        Random random = new Random(7);
        for (int run = 0; run < 100; run++) {
            List<WaitingJob> waiting = new ArrayList<>();
            for (int id = 0; id < 80; id++) {
                waiting.add(job(id, random.nextInt(6), TIERS.get(random.nextInt(TIERS.size())), random.nextInt(20)));
            }
            List<Long> expected = ids(QueueOrder.of(waiting, Map.of(), FAIR, NOW));
            Collections.shuffle(waiting, random);
            assertThat(ids(QueueOrder.of(waiting, Map.of(), FAIR, NOW))).isEqualTo(expected);
            assertThat(expected).doesNotHaveDuplicates().hasSize(80);
        }
    }

    @Test
    void firstInFirstOutIgnoresShares() {
        Map<UserId, Share> shares = Map.of(new UserId(1), new Share(new UserId(1), 1000, 1));
        List<WaitingJob> waiting = List.of(job(1, 1, Tier.NORMAL, 1), job(2, 2, Tier.NORMAL, 2));
        assertThat(ids(QueueOrder.of(waiting, shares, new FirstInFirstOutPolicy(), NOW)))
                .containsExactly(1L, 2L);
    }

    private static List<Long> ids(List<WaitingJob> jobs) {
        return jobs.stream().map(job -> job.id().value()).toList();
    }

    static WaitingJob job(long id, long owner, Tier tier, long queuedSecond) {
        return new WaitingJob(
                new JobId(id),
                new UserId(owner),
                Lane.of(Requirements.NONE),
                tier,
                null,
                null,
                NOW.plusSeconds(queuedSecond),
                1,
                FAIR.ranking().rank(tier, NOW.plusSeconds(queuedSecond), 1));
    }
}
