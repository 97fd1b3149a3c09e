package io.printlab.app.http;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import org.jspecify.annotations.Nullable;

/**
 * A change that needs a proof, not older than ten minutes, of who sits before the session. Programs get 403 with the category
 * {@code CONFIRMATION_NEEDED}; people get a page that asks for it and then goes on.
 */
final class ConfirmationNeededException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    private static final String ASK =
            "This change needs your password again, or a code of your authenticator app, because"
                    + " your last sign-in is more than ten minutes old. Programs send it to /api/v1/sessions/confirmation first.";

    private final boolean refused;

    /** @param cause the proof that was refused, or null if none was given */
    ConfirmationNeededException(@Nullable PrintLabException cause) {
        super(ErrorCategory.FORBIDDEN, cause == null ? ASK : String.valueOf(cause.getMessage()), cause);
        this.refused = cause != null;
    }

    /** Whether a proof was given that was not right. */
    boolean isRefused() {
        return refused;
    }
}
