package io.printlab.job;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** A job moved between being read and being stored: read it again and decide anew. */
public final class StaleJobException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    public StaleJobException(JobChange change) {
        super(
                ErrorCategory.CONFLICT,
                "Job " + change.after().id() + " moved on before "
                        + change.event().move() + " was stored (it is no longer at version "
                        + (change.after().version() - 1) + "). Look at the job again and repeat what is still wanted.");
    }
}
