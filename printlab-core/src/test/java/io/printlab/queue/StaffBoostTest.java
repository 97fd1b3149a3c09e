package io.printlab.queue;

import static io.printlab.queue.Arrivals.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.PrintLabException;
import io.printlab.job.Placement;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StaffBoostTest {
    private final QueuePolicy policy = new FairSharePolicy();

    @Test
    void raisesTheTierAndKeepsTheWaitThatWasWaited() {
        Placement before = policy.place(
                Arrivals.submission(Urgency.LOW, null), Arrivals.needs(Duration.ofHours(1), null), Backlog.NONE, NOW);
        Placement after = policy.boosted(
                Arrivals.submission(Urgency.LOW, null),
                Arrivals.needs(Duration.ofHours(1), null),
                before,
                new StaffBoost("The exhibition opens on Monday."),
                NOW.plus(Duration.ofHours(50)));
        assertThat(after.tier()).isEqualTo(Tier.HIGH);
        assertThat(after.queuedAt()).isEqualTo(before.queuedAt());
        assertThat(after.overdueAt()).isBefore(before.overdueAt());
        assertThat(after.rank()).isLessThan(before.rank());
        assertThat(after.cost()).isEqualTo(before.cost());
    }

    @Test
    void nobodyIsMovedDownByABoost() {
        Placement before = policy.place(
                Arrivals.submission(Urgency.EMERGENCY, null),
                Arrivals.needs(Duration.ofHours(1), null),
                Backlog.NONE,
                NOW);
        assertThat(policy.boosted(
                                Arrivals.submission(Urgency.EMERGENCY, null),
                                Arrivals.needs(Duration.ofHours(1), null),
                                before,
                                new StaffBoost("Again."),
                                NOW.plusSeconds(60))
                        .tier())
                .isEqualTo(Tier.EMERGENCY);
    }

    @Test
    void whatIsOverdueStaysOverdue() {
        Instant late = NOW.plus(Duration.ofDays(10));
        Placement before = policy.place(
                Arrivals.submission(Urgency.LOW, null), Arrivals.needs(Duration.ofHours(1), null), Backlog.NONE, NOW);
        Placement after = policy.boosted(
                Arrivals.submission(Urgency.LOW, null),
                Arrivals.needs(Duration.ofHours(1), null),
                before,
                new StaffBoost("It has waited long enough."),
                late);
        assertThat(after.tier()).isEqualTo(Tier.OVERDUE);
        assertThat(after.overdueAt()).isNull();
    }

    @Test
    void aBoostHasAReason() {
        assertThatThrownBy(() -> new StaffBoost("  ")).isInstanceOf(PrintLabException.class);
    }
}
