package io.printlab.rule;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs wait for staff; those of staff never do.
 *
 * @param longerThan prints that take longer, and those whose time is not known; null for no limit
 * @param heavierThanGrams prints that take more filament; null for no limit
 * @param materials materials that staff look at first, upper case
 * @param firstPrint whether staff look at what a person prints who has not completed any print
 * @param trustedAfter completed prints, without a failure since, after which a person's prints no longer need approval; null for never
 */
public record ApprovalLimits(
        @Nullable Duration longerThan,
        @Nullable Double heavierThanGrams,
        Set<String> materials,
        boolean firstPrint,
        @Nullable Integer trustedAfter) {
    public static final ApprovalLimits NONE = new ApprovalLimits(null, null, Set.of(), false, null);

    public ApprovalLimits {
        if (longerThan != null && (longerThan.isNegative() || longerThan.isZero())) {
            throw new IllegalArgumentException("approval is for prints longer than a time above 0, not " + longerThan);
        }
        if (heavierThanGrams != null && !(heavierThanGrams > 0)) {
            throw new IllegalArgumentException(
                    "approval is for prints heavier than a weight above 0, not " + heavierThanGrams);
        }
        if (trustedAfter != null && trustedAfter < 1) {
            throw new IllegalArgumentException("trust comes after 1 print or more, not " + trustedAfter);
        }
        Set<String> upper = new TreeSet<>();
        materials.forEach(material -> upper.add(material.strip().toUpperCase(java.util.Locale.ROOT)));
        materials = Set.copyOf(upper);
    }
}
