package io.printlab.ledger;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as people read it. Jobs are booked by the repositories that store their moves and verdicts, in the same transaction and
 * as {@link Bookkeeping} says. Thread-safe; every method may block on the database and throws UNAVAILABLE without it.
 * Implementations keep to {@code LabStoreContract} of the testkit.
 */
public interface LedgerRepository {
    /** What stands for a job; {@link PrintTerms#NONE} and nothing for one that the ledger does not know. */
    JobAccount account(JobId job);

    /** The job that makes this print good for nothing, if there is one. */
    Optional<JobId> freeReprintOf(JobId job);

    /**
     * By owner, group and currency, no group first.
     *
     * @param owner null for everybody
     * @param group null for all accounts
     */
    List<Balance> balances(@Nullable UserId owner, @Nullable String group);

    List<LedgerEntry> entries(LedgerQuery query);

    /**
     * Books a correction.
     *
     * @param entry of kind CORRECTED, with id 0
     * @return the entry with its id
     * @throws io.printlab.error.PrintLabException NOT_FOUND if there is no such user
     */
    LedgerEntry correct(LedgerEntry entry);
}
