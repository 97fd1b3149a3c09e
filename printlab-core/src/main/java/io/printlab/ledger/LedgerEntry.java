package io.printlab.ledger;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger, never changed.
 *
 * @param id grows with every entry; 0 for one that is not stored yet
 * @param at when it was booked: the statement that it is on
 * @param countedAt when the print ended: the week and month whose quota it counts to
 * @param group whose account it is on, or null
 * @param job that it is about, or null for a correction of no job
 * @param by label of who or what booked it
 * @param reason in a sentence, or null where the kind says it all
 */
public record LedgerEntry(
        long id,
        Instant at,
        Instant countedAt,
        UserId owner,
        @Nullable String group,
        @Nullable JobId job,
        EntryKind kind,
        Amount amount,
        String currency,
        String by,
        @Nullable String reason) {}
