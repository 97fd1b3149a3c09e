package io.printlab.queue;

import io.printlab.error.PrintLabException;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Staff move one job up, and say why. It lends the job hours of its owner's own share, as the tier HIGH does.
 *
 * @param reason a sentence of 1 to 500 characters; it is kept in the job's history
 */
public record StaffBoost(String reason) {
    private static final int LONGEST = 500;

    public StaffBoost {
        reason = reason.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw PrintLabException.user(
                    "Say why the job is moved up, in at most " + LONGEST + " characters: everybody behind it may ask.");
        }
    }

    Submission urgent(Submission submission) {
        return submission.urgency() == Urgency.EMERGENCY ? submission : submission.withUrgency(Urgency.HIGH);
    }

    /** The raised place with the earlier of both turns and promotions: nobody is moved down by a boost. */
    Placement raise(Placement raised, Placement before, Ranking ranking, Instant now) {
        Tier stands = before.tierAt(now);
        Tier tier = raised.tier().compareTo(stands) <= 0 ? raised.tier() : stands;
        Instant queuedAt = raised.queuedAt().isBefore(before.queuedAt()) ? raised.queuedAt() : before.queuedAt();
        return new Placement(
                tier,
                tier.compareTo(Tier.AT_RISK) <= 0 ? null : earlier(raised.promoteAt(), before.promoteAt()),
                tier.compareTo(Tier.OVERDUE) <= 0 ? null : earlier(raised.overdueAt(), before.overdueAt()),
                queuedAt,
                before.cost(),
                ranking.rank(tier, queuedAt, before.cost()),
                raised.policy());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
