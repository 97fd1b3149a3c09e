package io.printlab.app.http;

import io.javalin.http.Context;

/** Told of every request that was answered. Called on request threads. */
@FunctionalInterface
public interface RequestTimer {
    void timed(Context ctx, Float millis);
}
