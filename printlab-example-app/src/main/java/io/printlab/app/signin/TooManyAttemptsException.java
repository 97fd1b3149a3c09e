package io.printlab.app.signin;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.time.Duration;

/** An attempt to sign in that came too soon after others; answered with 429. */
public final class TooManyAttemptsException extends PrintLabException {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyAttemptsException(Duration wait) {
        super(
                ErrorCategory.FORBIDDEN,
                "Too many attempts to sign in. Wait " + seconds(wait) + " seconds and try again.");
        this.seconds = seconds(wait);
    }

    /** How long to wait, in whole seconds. */
    public long seconds() {
        return seconds;
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
