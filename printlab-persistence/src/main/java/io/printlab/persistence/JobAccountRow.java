package io.printlab.persistence;

import io.printlab.job.JobId;
import io.printlab.ledger.Amount;
import io.printlab.ledger.JobAccount;
import io.printlab.ledger.PrintTerms;
import org.jspecify.annotations.Nullable;

/** @param bookedCurrency of a job that was booked before there were terms, or null */
record JobAccountRow(
        @Nullable String currency,
        @Nullable Long perHour,
        @Nullable Long perKilogram,
        @Nullable JobId reprintOf,
        @Nullable Boolean verdictAsked,
        @Nullable Boolean pickUp,
        @Nullable Long rules,
        long reservedMillis,
        long reservedMilligrams,
        long reservedMoney,
        long chargedMillis,
        long chargedMilligrams,
        long chargedMoney,
        @Nullable String bookedCurrency) {
    JobAccount toAccount() {
        return new JobAccount(
                terms(),
                new Amount(reservedMillis, reservedMilligrams, reservedMoney),
                new Amount(chargedMillis, chargedMilligrams, chargedMoney));
    }

    private PrintTerms terms() {
        if (currency == null
                || perHour == null
                || perKilogram == null
                || verdictAsked == null
                || pickUp == null
                || rules == null) {
            return new PrintTerms(
                    bookedCurrency == null ? PrintTerms.NONE.currency() : bookedCurrency, 0, 0, null, false, false, 0);
        }
        return new PrintTerms(currency, perHour, perKilogram, reprintOf, verdictAsked, pickUp, rules);
    }
}
