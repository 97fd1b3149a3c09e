package io.printlab.app.page;

import io.printlab.ledger.Amount;
import io.printlab.ledger.EntryKind;
import io.printlab.ledger.ExactText;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures of the ledger, as people read them. */
final class LedgerText {
    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private LedgerText() {}

    static String amount(Amount amount, String currency) {
        String both = hours(amount.millis()) + ", " + grams(amount.milligrams());
        return amount.money() == 0 ? both : both + ", " + money(amount.money(), currency);
    }

    static String hours(long millis) {
        return BigDecimal.valueOf(millis).divide(MILLIS_PER_HOUR, 2, RoundingMode.HALF_UP) + " h";
    }

    static String grams(long milligrams) {
        return BigDecimal.valueOf(milligrams).divide(THOUSAND, 1, RoundingMode.HALF_UP) + " g";
    }

    static String money(long money, String currency) {
        return ExactText.money(money, currency) + " " + currency;
    }

    static String kind(EntryKind kind) {
        return switch (kind) {
            case RESERVED -> "Reserved";
            case RELEASED -> "Released";
            case CHARGED -> "Charged";
            case REFUNDED -> "Given back";
            case CORRECTED -> "Corrected";
        };
    }
}
