package io.printlab.app.http;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** A request that does not accept the kind of answer that its address has; answered with 406. */
final class NotAcceptableException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    NotAcceptableException(String message) {
        super(ErrorCategory.USER, message);
    }
}
