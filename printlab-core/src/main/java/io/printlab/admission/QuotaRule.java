package io.printlab.admission;

import io.printlab.admission.PrintRecord.Use;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.Quota;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** The hours and the filament that a member has for jobs of a group in a week or a month. */
record QuotaRule(AdmissionLimits limits, ZoneId zone) implements AdmissionRule {
    private static final double ROUNDING = 1e-6;

    @Override
    public String name() {
        return "quota";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        if (request.free()) {
            return Verdict.ADMITTED;
        }
        List<String> exceeded = new ArrayList<>();
        TreeSet<LocalDate> until = new TreeSet<>();
        for (Quota quota : limits.quotasOf(request.submission().group())) {
            Use used = request.record().used(quota, limits);
            Use wished = used.with(request.needs().estimate(), request.jobs());
            Optional<String> time = exceeded(used.hours(), wished.hours(), quota.hours(), quota, Wording::hours);
            Optional<String> weight = exceeded(used.grams(), wished.grams(), quota.grams(), quota, Wording::grams);
            time.ifPresent(exceeded::add);
            weight.ifPresent(exceeded::add);
            if (time.isPresent() || weight.isPresent()) {
                until.add(quota.period().next(request.now(), zone));
            }
        }
        return exceeded.isEmpty()
                ? Verdict.ADMITTED
                : Verdict.refuse(
                        String.join(" ", exceeded) + " What waits and prints is counted in. Send a smaller print,"
                                + " cancel one that waits, or wait until " + Wording.day(until.last()) + ".");
    }

    /** What is not known of a print adds nothing: it passes until the quota is used up. */
    private static Optional<String> exceeded(
            double used, double wished, @Nullable Double limit, Quota quota, DoubleFunction<String> words) {
        if (limit == null) {
            return Optional.empty();
        }
        boolean adds = wished > used;
        boolean fits = adds ? wished <= limit + ROUNDING : used < limit - ROUNDING;
        if (fits) {
            return Optional.empty();
        }
        return Optional.of((adds ? "This print takes " + words.apply(wished - used) + ", and you have" : "You have")
                + " used " + words.apply(used) + " of the " + words.apply(limit) + " that "
                + (quota.group() == null ? "everybody" : "each in group " + quota.group()) + " has "
                + (quota.period() == Quota.Period.WEEK ? "this week." : "this month."));
    }
}
