package io.printlab.app.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

/** The HTTP server. Made once, started once, closed once, by one thread. */
@Singleton
public final class HttpServer implements AutoCloseable {
    private static final long LARGEST_FORM = 256 * 1024;
    private static final long STOP_MILLIS = 3000;
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
                    + "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final String NO_SENSORS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
                    + " microphone=(), midi=(), payment=(), serial=(), usb=()";
    private static final String HTTPS_FOR_A_YEAR = "max-age=31536000";

    private final HttpSettings settings;
    private final Javalin javalin;
    private List<Route> declared = List.of();

    @Inject
    HttpServer(
            HttpSettings settings,
            Set<RouteGroup> groups,
            Gatekeeper gatekeeper,
            ErrorAnswers errors,
            ObjectMapper json,
            RequestTimer timer) {
        this.settings = settings;
        this.javalin = Javalin.create(config -> {
            configure(config, json, timer);
            believe(config, settings.proxies());
            config.routes.before(this::secure);
            errors.register(config.routes);
            Routes routes = new Routes(config.routes, gatekeeper);
            groups.forEach(group -> group.register(routes));
            declared = routes.declared();
        });
    }

    /**
     * Opens the port.
     *
     * @throws PrintLabException with category USER if the port cannot be had
     */
    public HttpServer start() {
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinException refused) {
            throw cannotOpen(settings, refused);
        }
        return this;
    }

    /**
     * Finds out early whether the port can be had, before anything else of the lab is started.
     *
     * @throws PrintLabException with category USER if it cannot
     */
    public static void requireFree(HttpSettings settings) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException | IllegalArgumentException refused) {
            throw cannotOpen(settings, refused);
        }
    }

    /** The port that is open. */
    public int port() {
        return javalin.port();
    }

    /** Every route that is declared. */
    public List<Route> declared() {
        return declared;
    }

    /** Takes no more requests and ends those that run within a few seconds. */
    @Override
    public void close() {
        javalin.stop();
    }

    private static PrintLabException cannotOpen(HttpSettings settings, Exception refused) {
        return new PrintLabException(
                ErrorCategory.USER,
                "Port " + settings.port() + " on " + settings.host()
                        + " cannot be opened: another program has it, this user may not, or this computer has no such"
                        + " address. Stop that program, or choose another with PRINTLAB_HTTP_PORT and PRINTLAB_HTTP_HOST.",
                refused);
    }

    private static void configure(JavalinConfig config, ObjectMapper json, RequestTimer timer) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = LARGEST_FORM;
        config.http.defaultContentType = "text/plain; charset=utf-8";
        config.jsonMapper(new JavalinJackson(json, false));
        config.requestLogger.http(timer::timed);
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
        });
    }

    private static void believe(JavalinConfig config, TrustedProxies proxies) {
        config.contextResolver.ip = proxies::address;
        config.contextResolver.scheme = proxies::scheme;
        config.contextResolver.host = proxies::host;
    }

    private void secure(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", NO_SENSORS)
                .header("Cache-Control", "no-store");
        if (settings.baseUrl().startsWith("https:") || "https".equals(ctx.scheme())) {
            ctx.header("Strict-Transport-Security", HTTPS_FOR_A_YEAR);
        }
    }
}
