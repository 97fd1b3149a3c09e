package io.printlab.app.api;

import io.printlab.ledger.Amount;

/**
 * An exact amount, as programs see it.
 *
 * @param money in the currency's smallest unit
 */
record AmountView(long milliseconds, long milligrams, long money) {
    static AmountView of(Amount amount) {
        return new AmountView(amount.millis(), amount.milligrams(), amount.money());
    }
}
