package io.printlab.admission;

import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.LabRules;
import io.printlab.rule.Quota;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person may hand in and how much of it is used.
 *
 * @param mostWaiting null for no limit
 * @param quotas those of the person's groups by name, then those of everybody
 */
public record Allowance(int waiting, @Nullable Integer mostWaiting, List<QuotaUse> quotas) {
    /**
     * A quota and what is used of it.
     *
     * @param nextBegins the day on which it begins anew
     */
    public record QuotaUse(Quota quota, PrintRecord.Use used, LocalDate nextBegins) {}

    public Allowance {
        quotas = List.copyOf(quotas);
    }

    /** What the rules allow; for staff they have no limit. */
    public static Allowance of(User person, LabRules rules, PrintRecord record, Instant now) {
        if (person.role().permissions().contains(Permission.ACT_ON_ALL_JOBS)) {
            return new Allowance(record.waiting(), null, List.of());
        }
        ZoneId zone = rules.dispatch().zone();
        return new Allowance(
                record.waiting(),
                rules.admission().mostWaiting(),
                quotas(person, rules.admission())
                        .map(quota -> new QuotaUse(
                                quota,
                                record.used(quota, rules.admission()),
                                quota.period().next(now, zone)))
                        .toList());
    }

    private static Stream<Quota> quotas(User person, AdmissionLimits limits) {
        return Stream.concat(
                        person.groups().stream().sorted().map(group -> limits.quotasOf(group)),
                        Stream.of(limits.quotasOf(null)))
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparing(Quota::group, Comparator.nullsLast(Comparator.naturalOrder())));
    }
}
