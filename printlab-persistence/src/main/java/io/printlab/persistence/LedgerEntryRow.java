package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.ledger.Amount;
import io.printlab.ledger.EntryKind;
import io.printlab.ledger.LedgerEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record LedgerEntryRow(
        long id,
        Instant at,
        Instant countedAt,
        UserId owner,
        @Nullable String groupName,
        @Nullable JobId job,
        EntryKind kind,
        long millis,
        long milligrams,
        long money,
        String currency,
        String actor,
        @Nullable String reason) {
    LedgerEntry toEntry() {
        return new LedgerEntry(
                id,
                at,
                countedAt,
                owner,
                groupName,
                job,
                kind,
                new Amount(millis, milligrams, money),
                currency,
                actor,
                reason);
    }
}
