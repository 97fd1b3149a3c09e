package io.printlab.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person may hand in; staff may hand in any amount.
 *
 * @param mostWaiting waiting jobs of one person, 1 to {@link #MOST_COUNTED}; null for no limit
 * @param quotas all of them hold
 * @param files what files must be like, those of staff too
 */
public record AdmissionLimits(@Nullable Integer mostWaiting, List<Quota> quotas, FileLimits files) {
    /** The lab counts a person's jobs up to so many, so that counting costs the same however many there are. */
    public static final int MOST_COUNTED = 10_000;

    public static final AdmissionLimits NONE = new AdmissionLimits(null, List.of());

    public AdmissionLimits {
        if (mostWaiting != null && (mostWaiting < 1 || mostWaiting > MOST_COUNTED)) {
            throw new IllegalArgumentException(
                    "the most waiting jobs are " + mostWaiting + "; they are 1 to " + MOST_COUNTED);
        }
        quotas = List.copyOf(quotas);
        // Rules that were written down before there were limits for files have none.
        files = Objects.requireNonNullElse(files, FileLimits.NONE);
    }

    public AdmissionLimits(@Nullable Integer mostWaiting, List<Quota> quotas) {
        this(mostWaiting, quotas, FileLimits.NONE);
    }

    /** The quotas of a job for the group, or for none: for a period without one of the group, those of everybody. */
    public List<Quota> quotasOf(@Nullable String group) {
        return Arrays.stream(Quota.Period.values())
                .flatMap(period -> {
                    List<Quota> ofGroup = group == null ? List.of() : quotas(period, group);
                    return (ofGroup.isEmpty() ? quotas(period, null) : ofGroup).stream();
                })
                .toList();
    }

    /** Whether what is printed for the group, or for none, is counted on the quota. */
    public boolean counts(Quota quota, @Nullable String group) {
        return Objects.equals(quota.group(), group)
                || (quota.group() == null && quotas(quota.period(), group).isEmpty());
    }

    private List<Quota> quotas(Quota.Period period, @Nullable String group) {
        return quotas.stream()
                .filter(quota -> quota.period() == period && Objects.equals(quota.group(), group))
                .toList();
    }
}
