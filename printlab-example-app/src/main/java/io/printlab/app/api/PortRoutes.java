package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.PortDesk;
import io.printlab.port.SeenPort;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/ports}: what is plugged in. */
final class PortRoutes implements RouteGroup {
    private final PortDesk ports;

    @Inject
    PortRoutes(PrintLab lab) {
        this.ports = lab.ports();
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/ports", Rule.signedIn(Permission.CONFIGURE_DEVICES), this::list);
    }

    private void list(Context ctx) {
        ctx.json(new Ports(
                ports.ports(Visitor.of(ctx).actor()).stream().map(View::of).toList()));
    }

    record Ports(List<View> ports) {}

    record View(
            String node,
            String path,
            List<String> aliases,
            @Nullable Integer vendorId,
            @Nullable Integer productId,
            String description,
            @Nullable String suggestion,
            Instant firstSeenAt,
            @Nullable String device) {
        static View of(PortDesk.Found found) {
            SeenPort port = found.reported().port();
            return new View(
                    found.reported().node().value(),
                    port.path(),
                    port.aliases(),
                    port.vendorId(),
                    port.productId(),
                    port.description(),
                    port.suggestion(),
                    found.reported().firstSeenAt(),
                    found.device() == null ? null : found.device().value());
        }
    }
}
