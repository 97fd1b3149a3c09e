package io.printlab.app.http;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** Somebody whose role needs a second factor and who has none yet; answered with 403, or on a page with the way to set one up. */
final class SecondFactorDueException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    SecondFactorDueException() {
        super(
                ErrorCategory.FORBIDDEN,
                "Your role needs a second factor, and you have none yet. Set one up on your account page first.");
    }
}
