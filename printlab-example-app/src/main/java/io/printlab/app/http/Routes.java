package io.printlab.app.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** The one way to declare a route: each has a rule, and the gatekeeper stands before each handler. Not thread-safe. */
public final class Routes {
    private final RoutesConfig javalin;
    private final Gatekeeper gatekeeper;
    private final List<Route> declared = new ArrayList<>();

    Routes(RoutesConfig javalin, Gatekeeper gatekeeper) {
        this.javalin = javalin;
        this.gatekeeper = gatekeeper;
    }

    /** Answers HEAD too. */
    public Routes get(String path, Rule rule, Handler handler) {
        add(HandlerType.HEAD, path, rule, handler);
        return declare(HandlerType.GET, path, rule, handler);
    }

    public Routes post(String path, Rule rule, Handler handler) {
        return declare(HandlerType.POST, path, rule, handler);
    }

    public Routes put(String path, Rule rule, Handler handler) {
        return declare(HandlerType.PUT, path, rule, handler);
    }

    public Routes delete(String path, Rule rule, Handler handler) {
        return declare(HandlerType.DELETE, path, rule, handler);
    }

    /** A stream of server-sent events; a request that does not accept {@code text/event-stream} is answered with 406. */
    public Routes sse(String path, Rule rule, Handler handler) {
        return declare(HandlerType.GET, path, rule, ctx -> {
            String accept = ctx.header("Accept");
            if (accept == null || !accept.contains("text/event-stream")) {
                throw new NotAcceptableException(
                        "This address is a stream of events. Ask for it with the header Accept: text/event-stream.");
            }
            handler.handle(ctx);
        });
    }

    /** All routes that were declared so far. */
    public List<Route> declared() {
        return List.copyOf(declared);
    }

    private Routes declare(HandlerType method, String path, Rule rule, Handler handler) {
        declared.add(new Route(method.name(), path, rule));
        add(method, path, rule, handler);
        return this;
    }

    private void add(HandlerType method, String path, Rule rule, Handler handler) {
        javalin.addEndpoint(new Endpoint(method, path, ctx -> {
            gatekeeper.admit(ctx, rule);
            handler.handle(ctx);
        }));
    }
}
