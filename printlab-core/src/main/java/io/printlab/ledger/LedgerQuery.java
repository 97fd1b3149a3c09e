package io.printlab.ledger;

import io.printlab.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries, oldest first.
 *
 * @param owner null for everybody
 * @param group null for all accounts, of groups and of none
 * @param from booked at or after
 * @param to booked before
 * @param after only ids above this; 0 for the first page
 * @param limit 1 to {@link #MOST}
 */
public record LedgerQuery(
        @Nullable UserId owner, @Nullable String group, Instant from, Instant to, long after, int limit) {
    public static final int MOST = 1000;

    public LedgerQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page of the ledger has 1 to " + MOST + " entries, not " + limit);
        }
    }

    public LedgerQuery next(long last) {
        return new LedgerQuery(owner, group, from, to, last, limit);
    }
}
