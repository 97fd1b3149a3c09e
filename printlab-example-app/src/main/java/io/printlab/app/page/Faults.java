package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.app.signin.TooManyAttemptsException;
import io.printlab.error.PrintLabException;

/** Tells what is wrong with a form in the form itself, where a person can mend it. */
final class Faults {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    private Faults() {}

    /**
     * Sets the status and returns the sentence; what the person cannot mend is thrown on.
     *
     * @throws PrintLabException the fault itself
     */
    static String shown(Context ctx, PrintLabException fault) {
        if (fault instanceof TooManyAttemptsException tooMany) {
            ctx.status(TOO_MANY).header("Retry-After", Long.toString(tooMany.seconds()));
            return String.valueOf(fault.getMessage());
        }
        ctx.status(
                switch (fault.category()) {
                    case USER -> BAD_REQUEST;
                    case FORBIDDEN -> FORBIDDEN;
                    case NOT_FOUND -> NOT_FOUND;
                    case CONFLICT -> CONFLICT;
                    case TOO_LARGE -> TOO_LARGE;
                    default -> throw fault;
                });
        return String.valueOf(fault.getMessage());
    }
}
