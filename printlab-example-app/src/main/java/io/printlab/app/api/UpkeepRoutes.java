package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.UpkeepDesk;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Maintenance;
import io.printlab.upkeep.Counters;
import io.printlab.upkeep.LogEntry;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maintenance and logs of devices. */
final class UpkeepRoutes implements RouteGroup {
    private static final String MAINTENANCE = "/api/v1/devices/{id}/maintenance";
    private static final String LOG = "/api/v1/devices/{id}/log";
    private static final int SHOWN = 200;

    private final UpkeepDesk upkeep;
    private final Requests requests;

    @Inject
    UpkeepRoutes(PrintLab lab, Requests requests) {
        this.upkeep = lab.upkeep();
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        Rule staff = Rule.signedIn(Permission.OPERATE_DEVICES);
        routes.put(MAINTENANCE, staff, this::begin)
                .delete(MAINTENANCE, staff, this::end)
                .get(LOG, staff, this::log)
                .post(LOG, staff, this::write)
                .get("/api/v1/upkeep", staff, this::tasks);
    }

    private void begin(Context ctx) {
        Reason wish = requests.requiredBody(ctx, Reason.class, "{\"reason\": \"nozzle is clogged\"}");
        answer(ctx, upkeep.begin(actor(ctx), Requests.device(ctx), wish.reason == null ? "" : wish.reason));
    }

    private void end(Context ctx) {
        answer(ctx, upkeep.end(actor(ctx), Requests.device(ctx)));
    }

    private void log(Context ctx) {
        Actor actor = actor(ctx);
        DeviceId id = Requests.device(ctx);
        ctx.json(new Log(
                upkeep.counters(actor, id),
                upkeep.log(actor, id, SHOWN).stream().map(Line::of).toList()));
    }

    private void write(Context ctx) {
        Work wish = requests.requiredBody(
                ctx, Work.class, "{\"task\": \"grease the rods\", \"text\": \"done\", \"dueAfterHours\": 200}");
        ctx.status(201)
                .json(Line.of(upkeep.write(
                        actor(ctx),
                        Requests.device(ctx),
                        wish.task,
                        wish.text == null ? "" : wish.text,
                        wish.dueAfterHours,
                        wish.dueAt)));
    }

    private void tasks(Context ctx) {
        ctx.json(new Tasks(upkeep.tasks(actor(ctx)).stream()
                .map(task -> new Task(Line.of(task.last()), task.due(), task.hoursLeft()))
                .toList()));
    }

    private static void answer(Context ctx, Device device) {
        Maintenance maintenance = device.maintenance();
        ctx.json(new Mode(
                device.id().value(),
                device.inService(),
                maintenance == null ? null : maintenance.reason(),
                maintenance == null ? null : maintenance.since()));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    record Reason(@Nullable String reason) {}

    record Mode(
            String device,
            boolean inService,
            @Nullable String reason,
            @Nullable Instant since) {}

    record Work(
            @Nullable String task,
            @Nullable String text,
            @Nullable Double dueAfterHours,
            @Nullable Instant dueAt) {}

    record Log(Counters counters, List<Line> log) {}

    record Tasks(List<Task> tasks) {}

    record Task(Line last, boolean due, @Nullable Double hoursLeft) {}

    record Line(
            long id,
            String device,
            Instant at,
            LogEntry.Kind kind,
            @Nullable String task,
            String text,
            String by,
            @Nullable Double dueHours,
            @Nullable Instant dueAt) {
        static Line of(LogEntry entry) {
            return new Line(
                    entry.id(),
                    entry.device().value(),
                    entry.at(),
                    entry.kind(),
                    entry.task(),
                    entry.text(),
                    entry.by(),
                    entry.dueHours(),
                    entry.dueAt());
        }
    }
}
