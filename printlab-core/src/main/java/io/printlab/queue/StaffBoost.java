package io.printlab.queue;

import io.printlab.error.PrintLabException;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import java.time.Instant;

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

    /** The raised place with the earlier of both orders and promotions: nobody is moved down by a boost. */
    Placement raise(Placement raised, Placement before) {
        Instant promoteAt = before.promoteAt();
        Instant raisedAt = raised.promoteAt();
        return new Placement(
                raised.tier().compareTo(before.tier()) <= 0 ? raised.tier() : before.tier(),
                raisedAt == null || promoteAt == null || raisedAt.isBefore(promoteAt) ? raisedAt : promoteAt,
                raised.queuedAt().isBefore(before.queuedAt()) ? raised.queuedAt() : before.queuedAt(),
                before.cost(),
                raised.policy());
    }
}
