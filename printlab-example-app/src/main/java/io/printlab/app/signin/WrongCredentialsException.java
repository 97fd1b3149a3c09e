package io.printlab.app.signin;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;

/** A name and password, or an API key, that are not right; answered with 401. It never says which part is wrong. */
public final class WrongCredentialsException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    WrongCredentialsException(String message) {
        super(ErrorCategory.FORBIDDEN, message);
    }
}
