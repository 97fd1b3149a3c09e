package io.printlab.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person may hand in.
 *
 * @param mostWaiting waiting jobs of one person, 1 or more; null for no limit
 * @param quotas all of them hold
 */
public record AdmissionLimits(@Nullable Integer mostWaiting, List<Quota> quotas) {
    public static final AdmissionLimits NONE = new AdmissionLimits(null, List.of());

    public AdmissionLimits {
        if (mostWaiting != null && mostWaiting < 1) {
            throw new IllegalArgumentException("the most waiting jobs are " + mostWaiting + "; they are 1 or more");
        }
        quotas = List.copyOf(quotas);
    }
}
