package io.printlab.outcome;

import org.jspecify.annotations.Nullable;

/**
 * A move of an outcome that is decided and not yet stored.
 *
 * @param before what it was decided on; null where there was no outcome
 */
public record OutcomeChange(@Nullable Outcome before, Outcome after, OutcomeEvent event) {
    public OutcomeChange {
        if (after.version() != (before == null ? 1 : before.version() + 1) || event.seq() != after.version()) {
            throw new IllegalArgumentException("an outcome moves from one version to the next");
        }
    }
}
