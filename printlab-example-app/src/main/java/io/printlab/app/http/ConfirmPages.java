package io.printlab.app.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person again who it is, and sends the form on afterwards. Bound optionally; without a binding the error page is
 * shown. Thread-safe.
 */
@FunctionalInterface
public interface ConfirmPages {
    /** Field of a form that carries the proof. */
    String PROOF = "_proof";

    /**
     * Writes a page whose form goes to the path of this request with the same fields and the proof. The status is set
     * already.
     *
     * @param fields of the form that waits, with its CSRF token and without a proof; hostile
     * @param fault why an earlier proof was refused, or null
     */
    void ask(Context ctx, Map<String, List<String>> fields, @Nullable String fault);
}
