package io.printlab.desk;

import io.printlab.account.User;
import io.printlab.job.Needs;
import io.printlab.job.Submission;
import java.time.Duration;
import java.util.Optional;

/** SPI: says which jobs wait for a person's approval. Pure; called on request threads, several at once. */
@FunctionalInterface
public interface ApprovalRule {
    /** Why this job needs approval, as a sentence with the figure; empty if this rule lets it pass. */
    Optional<String> reason(User owner, Submission submission, Needs needs);

    /** Prints longer than this need approval, and those whose time is not known; those of staff never do. */
    static ApprovalRule longerThan(Duration limit) {
        return (owner, submission, needs) -> {
            Duration time = needs.estimate().printTime();
            if (owner.role().permissions().contains(io.printlab.account.Permission.ACT_ON_ALL_JOBS)) {
                return Optional.empty();
            }
            if (time == null) {
                return Optional.of("Its print time is not known, so staff look at it first.");
            }
            return time.compareTo(limit) <= 0
                    ? Optional.empty()
                    : Optional.of("It prints for " + time.toMinutes() + " minutes; above " + limit.toMinutes()
                            + " minutes staff approve it first.");
        };
    }
}
