package io.printlab.app.http;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** A request that needs somebody who is signed in, and nobody is; answered with 401, or on a page with the way to sign in. */
final class NotSignedInException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    NotSignedInException(String message) {
        super(ErrorCategory.FORBIDDEN, message);
    }
}
