package io.printlab.rule;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** Rules were made from a version that no longer holds. */
public final class StaleRulesException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    public StaleRulesException(long expected) {
        super(
                ErrorCategory.CONFLICT,
                "The rules were not changed: yours are made from version " + expected
                        + ", and somebody has changed them meanwhile. Look at what changed, then preview and publish yours again.");
    }
}
