package io.printlab.app.http;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import org.jspecify.annotations.Nullable;

/** The body of a request came in so slowly that it was given up. */
final class TooSlowException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    TooSlowException(@Nullable Throwable cause) {
        super(
                ErrorCategory.USER,
                "The upload came in too slowly and was given up, so nothing was kept. Send it again over a better"
                        + " connection.",
                cause);
    }
}
