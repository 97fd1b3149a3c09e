package io.printlab.desk;

import io.printlab.outcome.PrintVerdict;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as a person gives it, checked by nobody yet.
 *
 * @param share with PARTIAL, 1 to 99 %
 * @param reason with FAILED, one of the lab's list
 * @param note what else is to be said, at most 500 characters
 */
public record VerdictRequest(
        PrintVerdict.Kind kind,
        @Nullable Integer share,
        @Nullable String reason,
        @Nullable String note) {}
