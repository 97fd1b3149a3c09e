package io.printlab.app.api;

import io.printlab.admission.Allowance;
import io.printlab.rule.Quota;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person may hand in, as programs see it.
 *
 * @param mostWaiting null for no limit
 */
record AllowanceView(int waiting, @Nullable Integer mostWaiting, List<QuotaView> quotas) {
    /**
     * A quota and what is used of it.
     *
     * @param group null where it is everybody's
     * @param hours null for no limit of hours
     * @param grams null for no limit of filament
     * @param nextBegins the day on which it begins anew
     */
    record QuotaView(
            @Nullable String group,
            Quota.Period period,
            @Nullable Double hours,
            double usedHours,
            @Nullable Double grams,
            double usedGrams,
            LocalDate nextBegins) {}

    static AllowanceView of(Allowance allowance) {
        return new AllowanceView(
                allowance.waiting(),
                allowance.mostWaiting(),
                allowance.quotas().stream().map(AllowanceView::quota).toList());
    }

    private static QuotaView quota(Allowance.QuotaUse use) {
        Quota quota = use.quota();
        return new QuotaView(
                quota.group(),
                quota.period(),
                quota.hours(),
                Math.round(use.used().hours() * 1000) / 1000.0,
                quota.grams(),
                Math.round(use.used().grams() * 100) / 100.0,
                use.nextBegins());
    }
}
