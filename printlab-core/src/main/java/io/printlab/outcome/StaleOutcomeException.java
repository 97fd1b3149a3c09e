package io.printlab.outcome;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** Somebody else said what became of a print at the same time; nothing was stored. */
public final class StaleOutcomeException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    public StaleOutcomeException(OutcomeChange change) {
        super(
                ErrorCategory.CONFLICT,
                "Somebody was faster with the print of job " + change.after().job()
                        + ", so nothing was changed. Look at the job's page and decide again.");
    }
}
