package io.printlab.error;

import org.jspecify.annotations.Nullable;

/** The one base of all errors that printlab throws. The message says what happened, why, and what to do, with ids. */
public class PrintLabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCategory category;

    public PrintLabException(ErrorCategory category, String message) {
        this(category, message, null);
    }

    public PrintLabException(ErrorCategory category, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public final ErrorCategory category() {
        return category;
    }

    public static PrintLabException user(String message) {
        return new PrintLabException(ErrorCategory.USER, message);
    }

    public static PrintLabException notFound(String message) {
        return new PrintLabException(ErrorCategory.NOT_FOUND, message);
    }

    public static PrintLabException conflict(String message) {
        return new PrintLabException(ErrorCategory.CONFLICT, message);
    }

    public static PrintLabException forbidden(String message) {
        return new PrintLabException(ErrorCategory.FORBIDDEN, message);
    }
}
