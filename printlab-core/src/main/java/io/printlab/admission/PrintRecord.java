package io.printlab.admission;

import io.printlab.job.PrintEstimate;
import io.printlab.rule.AdmissionLimits;
import io.printlab.rule.Quota;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the lab knows of a person's printing. Jobs are counted up to {@link AdmissionLimits#MOST_COUNTED}.
 *
 * @param waiting jobs that wait: being read, before approval, queued, held
 * @param completed prints that ended well, ever: that people found good, and those without a verdict that the printer completed
 * @param lastFailures prints that failed or were rejected since the last that ended well; one that people judged counts if its owner
 *     was at fault
 * @param week used since the start of this week
 * @param month used since the start of this month
 */
public record PrintRecord(int waiting, int completed, int lastFailures, Uses week, Uses month) {
    public static final PrintRecord NONE = new PrintRecord(0, 0, 0, Use.NONE, Use.NONE);

    /** The record of somebody who printed for no group. */
    public PrintRecord(int waiting, int completed, int lastFailures, Use week, Use month) {
        this(waiting, completed, lastFailures, Uses.of(null, week), Uses.of(null, month));
    }

    /** What is counted on the quota. */
    public Use used(Quota quota, AdmissionLimits limits) {
        Uses uses = quota.period() == Quota.Period.WEEK ? week : month;
        return uses.byGroup().entrySet().stream()
                .filter(use -> limits.counts(quota, use.getKey().isEmpty() ? null : use.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Use.NONE, Use::plus);
    }

    /** As it is for a job that is being read, and so waits already. */
    public PrintRecord besidesOneBeingRead() {
        return new PrintRecord(Math.max(0, waiting - 1), completed, lastFailures, week, month);
    }

    /** As it is for a job of the group that is being asked about, and so waits and is counted already. */
    public PrintRecord besides(@Nullable String group, PrintEstimate estimate) {
        return new PrintRecord(
                Math.max(0, waiting - 1),
                completed,
                lastFailures,
                week.with(group, estimate, -1),
                month.with(group, estimate, -1));
    }

    /**
     * What somebody uses for each group for which something is used.
     *
     * @param byGroup by the name of the group; under the empty name for none
     */
    public record Uses(Map<String, Use> byGroup) {
        public Uses {
            Map<String, Use> used = new HashMap<>(byGroup);
            used.values().removeIf(Use.NONE::equals);
            byGroup = Map.copyOf(used);
        }

        public static Uses of(@Nullable String group, Use use) {
            return new Uses(Map.of(group == null ? "" : group, use));
        }

        /** All groups together. */
        public Use total() {
            return byGroup.values().stream().reduce(Use.NONE, Use::plus);
        }

        private Uses with(@Nullable String group, PrintEstimate each, int prints) {
            Map<String, Use> next = new HashMap<>(byGroup);
            String name = group == null ? "" : group;
            next.put(name, byGroup.getOrDefault(name, Use.NONE).with(each, prints));
            return new Uses(next);
        }
    }

    /**
     * What somebody uses, as the ledger has it: what is reserved now, and what is charged for prints that ended in the period. A print
     * that failed, and one that staff gave up, is charged nothing unless a person says that its owner was at fault.
     *
     * @param grams of filament, 0 or more
     */
    public record Use(Duration time, double grams) {
        public static final Use NONE = new Use(Duration.ZERO, 0);

        public double hours() {
            return time.toMillis() / 3_600_000.0;
        }

        public Use plus(Use other) {
            return new Use(time.plus(other.time), grams + other.grams);
        }

        /** With so many more prints of one kind; what is not known counts as nothing. */
        public Use with(PrintEstimate each, int prints) {
            Duration more = each.printTime();
            Double weight = each.filamentGrams();
            return new Use(
                    more == null ? time : time.plus(more.multipliedBy(prints)),
                    weight == null ? grams : grams + weight * prints);
        }
    }
}
