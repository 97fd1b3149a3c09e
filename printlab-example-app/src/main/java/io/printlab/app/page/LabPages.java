package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.device.DeviceId;
import jakarta.inject.Inject;

/** The pages that show the lab as a whole: own jobs, queue, printers, the staff's desk. */
final class LabPages implements RouteGroup {
    private final Screen screen;

    @Inject
    LabPages(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        routes.get("/", people, this::home)
                .get("/queue", people, this::queue)
                .get("/printers", people, this::printers)
                .get("/nodes", Rule.signedIn(Permission.OPERATE_DEVICES), this::nodes)
                .get("/printers/{id}", people, this::printer)
                .get("/printers/{id}/temperatures", people, this::temperatures)
                .get("/desk", Rule.groupStaffToo(Permission.APPROVE_JOBS), this::desk)
                .get("/desk/forecasts", Rule.signedIn(Permission.ACT_ON_ALL_JOBS), this::forecasts);
    }

    private void home(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(ctx, viewing, "My jobs", "jobs", "home", HomeView.of(viewing));
    }

    private void queue(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(ctx, viewing, "Queue", "queue", "queue", QueueView.of(viewing));
    }

    private void printers(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(ctx, viewing, "Printers", "printers", "printers", PrintersView.of(viewing));
    }

    private void nodes(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(ctx, viewing, "Nodes", "printers", "nodes", NodesView.of(viewing));
    }

    private void printer(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        PrinterView view = PrinterView.of(viewing, Screen.deviceId(ctx));
        screen.show(ctx, viewing, view.printer().name(), "printers", "printer", view);
    }

    private void temperatures(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        DeviceId id = Screen.deviceId(ctx);
        ctx.json(TemperaturePlot.of(screen.lab().devices().recentTelemetry(viewing.actor(), id)));
    }

    private void desk(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(ctx, viewing, "Today's desk", "desk", "desk", DeskView.of(viewing));
    }

    private void forecasts(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        AccuracyView view = AccuracyView.of(viewing.lab().queue().accuracy(viewing.actor()));
        screen.show(ctx, viewing, "How right the forecasts are", "desk", "forecasts", view);
    }
}
