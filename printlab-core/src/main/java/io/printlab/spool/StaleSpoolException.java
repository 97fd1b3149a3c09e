package io.printlab.spool;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** A spool changed between being read and being stored: read it again and decide anew. */
public final class StaleSpoolException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    public StaleSpoolException(SpoolChange change) {
        super(
                ErrorCategory.CONFLICT,
                "Spool " + change.after().code() + " is no longer at version "
                        + (change.after().version() - 1) + ": somebody changed it meanwhile. Look again.");
    }
}
