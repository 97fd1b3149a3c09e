package io.printlab.outcome;

import io.printlab.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an outcome's history: append-only.
 *
 * @param seq the outcome's version after it, from 1 without gaps
 * @param stage after it
 * @param verdict that stands after it, or null
 * @param by label of the actor
 * @param note what was said, or null
 */
public record OutcomeEvent(
        JobId job,
        long seq,
        Instant at,
        OutcomeMove move,
        OutcomeStage stage,
        @Nullable PrintVerdict verdict,
        String by,
        @Nullable String note) {}
