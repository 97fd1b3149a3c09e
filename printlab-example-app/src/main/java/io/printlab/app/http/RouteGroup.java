package io.printlab.app.http;

/** A part of the application that declares routes. Bound in a set; called once, before the server starts. */
@FunctionalInterface
public interface RouteGroup {
    void register(Routes routes);
}
