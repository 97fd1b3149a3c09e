package io.printlab.queue;

import java.util.Optional;

/**
 * SPI: one reason why a job stands before or behind others. Pure and without state; called on request threads, several
 * at once, when a job comes into the queue. A factor may lend hours or charge more, and may never look at other users'
 * jobs.
 */
public interface PriorityFactor {
    /** Short name for people, as in "deadline"; unique among the factors of one rule. */
    String name();

    /** The standing after this factor; the same one if the factor has nothing to say. */
    Standing apply(Standing standing, Arrival arrival);

    /** What the factor does for this waiting job, for people; empty if nothing. */
    Optional<FactorScore> score(Ranked ranked);
}
