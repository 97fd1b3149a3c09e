package io.printlab.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * Lets the wait of a job begin when one device that works for its owner alone would have come to it. So a hundred jobs
 * handed in at once do not grow old together, and cutting work into small jobs changes nothing: hours count, not jobs.
 */
record OwnTurnFactor() implements PriorityFactor {
    @Override
    public String name() {
        return "own turn";
    }

    @Override
    public Standing apply(Standing standing, Arrival arrival) {
        return standing.orderedAt(
                standing.orderAt().plus(Figures.duration(arrival.own().hours())));
    }

    @Override
    public Optional<FactorScore> score(Ranked ranked) {
        Instant from = ranked.job().queuedAt();
        return from.isAfter(ranked.now())
                ? Optional.of(new FactorScore(
                        name(),
                        0,
                        "Its owner's earlier jobs come first; its own wait counts from " + Figures.text(from) + "."))
                : Optional.empty();
    }
}
