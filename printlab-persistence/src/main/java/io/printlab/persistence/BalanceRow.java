package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.ledger.Amount;
import io.printlab.ledger.Balance;
import org.jspecify.annotations.Nullable;

record BalanceRow(
        UserId owner,
        @Nullable String groupName,
        String currency,
        long reservedMillis,
        long reservedMilligrams,
        long reservedMoney,
        long usedMillis,
        long usedMilligrams,
        long usedMoney) {
    Balance toBalance() {
        return new Balance(
                owner,
                groupName,
                currency,
                new Amount(reservedMillis, reservedMilligrams, reservedMoney),
                new Amount(usedMillis, usedMilligrams, usedMoney));
    }
}
