package io.printlab.app.health;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.device.DeviceState;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health} for everybody, {@code /metrics} for this host and for administrators. */
public final class HealthRoutes implements RouteGroup {
    private static final Logger log = LoggerFactory.getLogger(HealthRoutes.class);

    private final PrintLab lab;
    private final Metrics metrics;

    @Inject
    HealthRoutes(PrintLab lab, Metrics metrics) {
        this.lab = lab;
        this.metrics = metrics;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/health", Rule.open(), this::health).get("/metrics", Rule.open(), this::metrics);
    }

    private void health(Context ctx) {
        try {
            lab.store().check();
            Map<DeviceState, Integer> devices = new EnumMap<>(DeviceState.class);
            lab.store()
                    .devices()
                    .all()
                    .forEach(device -> devices.merge(device.status().state(), 1, Integer::sum));
            ctx.json(new Health("up", "up", devices, lab.notifierHealth()));
        } catch (PrintLabException down) {
            log.warn("The lab is not healthy: {}", down.getMessage());
            ctx.status(503).json(new Health("down", "down", Map.of(), lab.notifierHealth()));
        }
    }

    private void metrics(Context ctx) {
        if (!isThisHost(ctx)
                && Visitor.find(ctx)
                        .filter(visitor -> visitor.actor().may(Permission.ADMINISTER))
                        .isEmpty()) {
            throw PrintLabException.forbidden(
                    "The figures are for administrators. Ask with an administrator's API key, or from the lab's host.");
        }
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }

    /** A proxy on this host forwards for the whole world, so a forwarded request is never of this host. */
    private static boolean isThisHost(Context ctx) {
        if (ctx.header("X-Forwarded-For") != null || ctx.header("Forwarded") != null || ctx.header("Via") != null) {
            return false;
        }
        try {
            return InetAddress.getByName(ctx.ip()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            log.debug("The address {} is none", ctx.ip(), unknown);
            return false;
        }
    }

    record Health(String status, String database, Map<DeviceState, Integer> devices, Map<String, String> notifiers) {}
}
