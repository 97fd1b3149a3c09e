package io.printlab.outcome;

import io.printlab.job.JobId;
import io.printlab.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Outcomes and their histories. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. Implementations
 * keep to {@code LabStoreContract} of the testkit.
 */
public interface OutcomeRepository {
    /** The most outcomes of one list. */
    int MOST = 500;

    Optional<Outcome> byJob(JobId job);

    /** Oldest first. */
    List<OutcomeEvent> history(JobId job);

    /**
     * Those that came to a stage before a time, the longest there first.
     *
     * @param limit 1 to {@link #MOST}
     */
    List<Outcome> in(OutcomeStage stage, Instant before, int limit);

    /** Those that wait for pick-up since before a time and whose owners were not reminded yet, the longest there first. */
    List<Outcome> toRemind(Instant before, int limit);

    long count(OutcomeStage stage);

    /**
     * Stores a move with its line of history and what it books, all or none, and logs an event.
     *
     * @throws StaleOutcomeException CONFLICT if somebody was faster
     */
    Outcome store(OutcomeChange change, List<LedgerEntry> booked);
}
