package io.printlab.persistence;

import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.Submission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record JobEventRow(
        JobId jobId,
        long seq,
        Instant at,
        JobTransition move,
        @Nullable JobState fromState,
        JobState toState,
        String actor,
        @Nullable String reason,
        @Nullable Submission submission,
        @Nullable Needs needs,
        @Nullable Placement placement,
        @Nullable Lease lease,
        double charged) {
    static JobEventRow of(JobEvent event) {
        return new JobEventRow(
                event.job(),
                event.seq(),
                event.at(),
                event.move(),
                event.from(),
                event.to(),
                event.by(),
                event.reason(),
                event.submission(),
                event.needs(),
                event.placement(),
                event.lease(),
                event.charged());
    }

    JobEvent toEvent() {
        return new JobEvent(
                jobId, seq, at, move, fromState, toState, actor, reason, submission, needs, placement, lease, charged);
    }
}
