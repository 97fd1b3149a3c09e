package io.printlab.spool;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a spool's history, never changed.
 *
 * @param seq the spool's version after it, from 1
 * @param grams that a print took or a correction added (then it may be below 0), else 0
 * @param leftGrams what is left after it, or null if nobody knows
 * @param device that it was in
 * @param job that took it
 * @param fence of the job's start that took it
 * @param by label of who or what did it
 */
public record SpoolEvent(
        SpoolId spool,
        long seq,
        Instant at,
        Kind kind,
        double grams,
        @Nullable Double leftGrams,
        @Nullable DeviceId device,
        @Nullable JobId job,
        @Nullable Long fence,
        String by,
        @Nullable String reason) {
    /** What can happen to a spool. */
    public enum Kind {
        ADDED,
        /** Staff said something else of it. */
        DESCRIBED,
        LOADED,
        UNLOADED,
        /** A print took filament from it, as far as the print was seen. */
        USED,
        /** A print whose end nobody saw turned out to be whole, and so took the rest too. */
        SETTLED,
        /** Staff put right what is left, with a reason. */
        CORRECTED,
        EMPTIED,
        DISCARDED
    }
}
