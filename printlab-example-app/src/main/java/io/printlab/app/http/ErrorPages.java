package io.printlab.app.http;

import io.javalin.http.Context;

/** Renders an error for a person. Bound optionally; without a binding a plain built-in page is shown. Thread-safe. */
@FunctionalInterface
public interface ErrorPages {
    /**
     * Writes the body; status and security headers are set already. Must not need the database.
     *
     * @param title a few words
     * @param sentence what happened, why, and what to do; not escaped
     */
    void render(Context ctx, int status, String title, String sentence);
}
