package io.printlab.ledger;

import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import io.printlab.rule.AfterPrint;
import io.printlab.rule.LabRules;
import io.printlab.rule.Prices;
import io.printlab.rule.RuleVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a job was let in for. Kept with the job and never changed, so a new price is for new jobs alone.
 *
 * @param currency three letters, as in {@code EUR}
 * @param perHour price of an hour on a device, in the currency's smallest unit
 * @param perKilogram price of 1000 g of the job's material, in the currency's smallest unit
 * @param reprintOf the print that this one makes good for nothing, or null
 * @param verdictAsked whether the charge waits for a person's verdict
 * @param pickUp whether the lab keeps the print for its owner
 * @param rules number of the version of the rules that said so
 */
public record PrintTerms(
        String currency,
        long perHour,
        long perKilogram,
        @Nullable JobId reprintOf,
        boolean verdictAsked,
        boolean pickUp,
        long rules) {
    /** Of a job that was not let in by rules: it costs no money and nobody is asked for a verdict. */
    public static final PrintTerms NONE = new PrintTerms(Prices.NONE.currency(), 0, 0, null, false, false, 0);

    private static final long LONGEST_MILLIS = Duration.ofDays(3660).toMillis();
    private static final long HEAVIEST_MILLIGRAMS = 1_000_000_000;
    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final long MILLIGRAMS_PER_KILOGRAM = 1_000_000;

    /** @param reprintOf the print that the lab prints once more for nothing, or null */
    public static PrintTerms of(Needs needs, RuleVersion version, @Nullable JobId reprintOf) {
        LabRules rules = version.rules();
        AfterPrint after = rules.afterPrint();
        Prices prices = rules.prices();
        return new PrintTerms(
                prices.currency(),
                prices.perHour(),
                prices.perKilogram(needs.requirements().material()),
                reprintOf,
                after.verdict() != AfterPrint.VerdictBy.NOBODY,
                after.pickUp(),
                version.number());
    }

    /** Whether it costs neither quota nor money. */
    public boolean isFree() {
        return reprintOf != null;
    }

    /** What is not known counts as nothing. */
    public Amount expected(PrintEstimate estimate) {
        Duration time = estimate.printTime();
        Double grams = estimate.filamentGrams();
        return amount(time == null ? Duration.ZERO : time, grams == null ? 0 : grams);
    }

    /** Time and filament with their price, rounded to the smallest unit of the currency, half up. */
    public Amount amount(Duration time, double grams) {
        if (isFree()) {
            return Amount.ZERO;
        }
        long millis =
                bounded(time.compareTo(Duration.ofDays(3660)) < 0 ? time.toMillis() : LONGEST_MILLIS, LONGEST_MILLIS);
        long milligrams = bounded(Math.round(grams * 1000), HEAVIEST_MILLIGRAMS);
        long money = Math.addExact(
                part(Math.multiplyExact(millis, perHour), MILLIS_PER_HOUR),
                part(Math.multiplyExact(milligrams, perKilogram), MILLIGRAMS_PER_KILOGRAM));
        return new Amount(millis, milligrams, money);
    }

    private static long bounded(long figure, long most) {
        return Math.min(most, Math.max(0, figure));
    }

    private static long part(long product, long unit) {
        return (product + unit / 2) / unit;
    }
}
