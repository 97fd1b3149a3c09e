package io.printlab.revision;

import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.queue.Backlog;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.StaffBoost;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a waiting job stands when other rules place it: as if it had come when its turn among its owner's jobs began, so the wait that
 * it has behind it stays. A boost by staff stays too. Pure.
 */
public final class PlacedAgain {
    private static final StaffBoost KEPT = new StaffBoost("Staff moved it up before the rules changed.");

    private PlacedAgain() {}

    /** @param earlier the policy that gave it its place, or null if that is not known any more */
    public static Placement by(
            QueuePolicy next, @Nullable QueuePolicy earlier, Submission submission, Needs needs, Placement place) {
        Instant came = submission.at();
        Placement asItCame = earlier == null ? null : earlier.place(submission, needs, Backlog.NONE, came);
        Instant turn = asItCame == null
                ? place.queuedAt()
                : came.plus(Duration.between(asItCame.queuedAt(), place.queuedAt()));
        Placement again = next.place(submission, needs, Backlog.NONE, turn);
        boolean boosted =
                asItCame != null && place.tier() == Tier.HIGH && asItCame.tier().compareTo(Tier.HIGH) > 0;
        return boosted ? next.boosted(submission, needs, again, KEPT, turn) : again;
    }
}
