package io.printlab.outcome;

import io.printlab.account.Actor;
import io.printlab.rule.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds owners of prints that nobody has picked up. Any number of nodes may do it: each print is told of once. */
public final class PickUpKeeper {
    private static final Logger log = LoggerFactory.getLogger(PickUpKeeper.class);
    private static final Actor SELF = Actor.part("pick-up");
    private static final int AT_ONCE = 100;

    private final OutcomeRepository outcomes;
    private final RuleBook rules;

    public PickUpKeeper(OutcomeRepository outcomes, RuleBook rules) {
        this.outcomes = outcomes;
        this.rules = rules;
    }

    /** @return how many owners were reminded */
    public int step(Instant now) {
        Integer days = rules.current().afterPrint().remindAfterDays();
        if (days == null) {
            return 0;
        }
        int reminded = 0;
        for (Outcome waiting : outcomes.toRemind(now.minus(Duration.ofDays(days)), AT_ONCE)) {
            reminded += remind(waiting, now);
        }
        return reminded;
    }

    private int remind(Outcome waiting, Instant now) {
        try {
            outcomes.store(waiting.remind(SELF, now), List.of());
            return 1;
        } catch (StaleOutcomeException moved) {
            log.debug("The print of job {} needs no reminder any more", waiting.job(), moved);
            return 0;
        }
    }
}
