package io.printlab.job;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Folds a history into the job that it leads to, and refuses one that cannot be true. */
final class JobReplay {
    private JobReplay() {}

    static Job of(List<JobEvent> history) {
        Job job = null;
        for (JobEvent event : history) {
            job = next(job, event);
        }
        if (job == null) {
            throw new PrintLabException(
                    ErrorCategory.INTERNAL, "A job without a history: its rows are damaged. Restore a backup.");
        }
        return job;
    }

    private static Job next(@Nullable Job job, JobEvent event) {
        long version = job == null ? 0 : job.version();
        JobState state = job == null ? null : job.state();
        if (event.seq() != version + 1
                || event.from() != state
                || !event.move().isLegalFrom(state)
                || event.to() != event.move().target()) {
            throw new PrintLabException(
                    ErrorCategory.INTERNAL,
                    "Job " + event.job() + ": line " + event.seq() + " (" + event.move()
                            + ") of its history does not follow from " + state + " at version " + version
                            + ". The rows are damaged; restore a backup.");
        }
        return new Job(
                event.job(),
                event.seq(),
                event.to(),
                job != null && event.move().isWithinState() ? job.since() : event.at(),
                event.submission() != null || job == null
                        ? Objects.requireNonNull(event.submission())
                        : job.submission(),
                event.needs() != null || job == null ? event.needs() : job.needs(),
                event.placement() != null || job == null ? event.placement() : job.placement(),
                event.lease() != null || job == null ? event.lease() : job.lease(),
                event.reason(),
                event.charged());
    }
}
