package io.printlab.admission;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/**
 * A rule of the lab does not let a submission in: CONFLICT where its owner can do something and send it again, USER where the file is at
 * fault. The message names the figure and what to do.
 */
public final class AdmissionRefusedException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    AdmissionRefusedException(String rule, Verdict.Refused verdict, String message) {
        super(verdict.file() ? ErrorCategory.USER : ErrorCategory.CONFLICT, message);
        this.rule = rule;
    }

    /** Name of the rule that refused it, the first if there are several. */
    public String rule() {
        return rule;
    }
}
