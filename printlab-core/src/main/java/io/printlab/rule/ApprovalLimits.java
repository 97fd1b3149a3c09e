package io.printlab.rule;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs wait for staff; those of staff never do. What a limit cannot judge, because the file does not say, waits too.
 *
 * @param longerThan prints that take longer, and those whose time is not known; null for no limit
 * @param heavierThanGrams prints that take more filament, and those whose weight is not known; null for no limit
 * @param materials materials that staff look at first, upper case, and prints whose material is not known; none for no such rule
 * @param firstPrint whether staff look at what a person prints who has not completed any print
 * @param trustedAfter completed prints after which a person is trusted, 1 to {@link AdmissionLimits#MOST_COUNTED}, null for never: then
 *     time and weight no longer matter. A failed or rejected print takes the trust away until the next one that ends well.
 *     Materials are looked at all the same, because a material asks something of the printer, not of the person.
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
        if (trustedAfter != null && (trustedAfter < 1 || trustedAfter > AdmissionLimits.MOST_COUNTED)) {
            throw new IllegalArgumentException(
                    "trust comes after 1 to " + AdmissionLimits.MOST_COUNTED + " prints, not " + trustedAfter);
        }
        Set<String> upper = new TreeSet<>();
        materials.forEach(material -> upper.add(material.strip().toUpperCase(Locale.ROOT)));
        materials = Set.copyOf(upper);
    }
}
