package io.printlab.queue;

import io.printlab.job.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Bounds the wait: past the longest wait of its tier a job becomes OVERDUE and goes before everybody's share. */
record WaitingTimeFactor(Duration high, Duration normal, Duration low) implements PriorityFactor {
    WaitingTimeFactor {
        Figures.positive("the longest wait of an urgent job", high.toMillis());
        if (high.compareTo(normal) > 0 || normal.compareTo(low) > 0) {
            throw new IllegalArgumentException(
                    "the longest waits grow from urgent to low, not " + high + ", " + normal + ", " + low);
        }
    }

    @Override
    public String name() {
        return "waiting time";
    }

    @Override
    public Standing apply(Standing standing, Arrival arrival) {
        return standing.tier() == Tier.EMERGENCY
                ? standing
                : standing.overdueAt(standing.orderAt().plus(longest(standing.tier())));
    }

    @Override
    public Optional<FactorScore> score(Ranked ranked) {
        Instant overdueAt = ranked.job().overdueAt();
        return overdueAt == null
                ? Optional.empty()
                : Optional.of(new FactorScore(
                        name(),
                        0,
                        "At the latest from " + Figures.text(overdueAt) + " it goes before everybody's share."));
    }

    Duration longest(Tier tier) {
        return switch (tier) {
            case EMERGENCY, OVERDUE -> Duration.ZERO;
            case HIGH -> high;
            case NORMAL, AT_RISK -> normal;
            case LOW -> low;
        };
    }
}
