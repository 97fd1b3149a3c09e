package io.printlab.app.http;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** The lab has no administrator yet: pages lead to the one that makes it. */
final class NoAdministratorException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    NoAdministratorException() {
        super(
                ErrorCategory.FORBIDDEN,
                "This lab has no administrator yet. Open its page on the computer that it runs on and make one.");
    }
}
