package io.printlab.queue;

import io.printlab.job.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Promotes a job in time for its deadline: at {@code deadline - estimate * (1 + slack) - lead}. What is promoted borrows
 * hours from its owner's own share, so a deadline that is not true brings a job forward once and no further.
 *
 * @param slack how much longer than its estimate a print may take; 0.25 is a quarter
 * @param lead how long before its latest start a job may need to find a device
 */
record DeadlineFactor(double slack, Duration lead) implements PriorityFactor {
    DeadlineFactor {
        Figures.notNegative("the slack of a deadline", slack);
        Figures.notNegative("the lead of a deadline", lead.toMillis());
    }

    @Override
    public String name() {
        return "deadline";
    }

    @Override
    public Standing apply(Standing standing, Arrival arrival) {
        Instant deadline = arrival.submission().deadline();
        return deadline == null || standing.tier() == Tier.EMERGENCY
                ? standing
                : standing.promotedBy(deadline.minus(Figures.duration(standing.hours() * (1 + slack)))
                        .minus(lead));
    }

    @Override
    public Optional<FactorScore> score(Ranked ranked) {
        Instant deadline = ranked.submission().deadline();
        if (deadline == null) {
            return Optional.empty();
        }
        Instant promoteAt = ranked.job().promoteAt();
        return Optional.of(new FactorScore(
                name(),
                0,
                "It is needed by " + Figures.text(deadline)
                        + (promoteAt == null ? "." : " and moves up at " + Figures.text(promoteAt) + ".")));
    }
}
