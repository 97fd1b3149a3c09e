package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import jakarta.inject.Inject;

/** The page that shows administrators what is plugged in. */
final class PortPages implements RouteGroup {
    private final Screen screen;

    @Inject
    PortPages(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/ports", Rule.signedIn(Permission.CONFIGURE_DEVICES), this::show);
    }

    private void show(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(ctx, viewing, "Ports", "printers", "ports", PortsView.of(viewing));
    }
}
