package io.printlab.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a job's history: append-only.
 *
 * @param seq the job's version after the move, from 1 without gaps
 * @param from the state before, or null for the submission
 * @param by label of the actor
 * @param reason one sentence, or null where the move says it all
 * @param submission what was handed in; with SUBMIT and REVISE only
 * @param needs what the job needs; with the moves that leave ANALYSING and with REVISE only
 * @param placement the place in the queue; with the moves that lead to QUEUED only
 * @param lease the claim; with CLAIM only
 * @param charged what the owner has been charged for the job after the move, in device hours
 */
public record JobEvent(
        JobId job,
        long seq,
        Instant at,
        JobTransition move,
        @Nullable JobState from,
        JobState to,
        String by,
        @Nullable String reason,
        @Nullable Submission submission,
        @Nullable Needs needs,
        @Nullable Placement placement,
        @Nullable Lease lease,
        double charged) {}
