package io.printlab.queue;

import io.printlab.job.Tier;
import java.util.Optional;

/** Puts a job into the tier that its urgency names; an emergency waits for nobody and is never promoted. */
record UrgencyFactor() implements PriorityFactor {
    @Override
    public String name() {
        return "urgency";
    }

    @Override
    public Standing apply(Standing standing, Arrival arrival) {
        return switch (arrival.submission().urgency()) {
            case EMERGENCY -> standing.inTier(Tier.EMERGENCY).neverPromoted();
            case HIGH -> standing.inTier(Tier.HIGH);
            case NORMAL -> standing.inTier(Tier.NORMAL);
            case LOW -> standing.inTier(Tier.LOW);
        };
    }

    @Override
    public Optional<FactorScore> score(Ranked ranked) {
        return switch (ranked.submission().urgency()) {
            case EMERGENCY ->
                Optional.of(new FactorScore(name(), 0, "Staff call it an emergency: it is before all others."));
            case HIGH -> Optional.of(new FactorScore(name(), 0, "Staff marked it as urgent."));
            case LOW -> Optional.of(new FactorScore(name(), 0, "Its owner said that it can wait."));
            case NORMAL -> Optional.empty();
        };
    }
}
