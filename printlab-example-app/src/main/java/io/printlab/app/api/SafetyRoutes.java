package io.printlab.app.api;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.Downloads;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.SafetyDesk;
import io.printlab.device.DeviceId;
import io.printlab.device.Heat;
import io.printlab.error.PrintLabException;
import io.printlab.safety.AlarmKind;
import io.printlab.safety.PrintEnds;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ThermalAlarm;
import io.printlab.safety.ThermalLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How devices are kept safe: {@code /api/v1/devices/{id}/safety}, {@code /api/v1/alarms}, and pictures of cameras. */
final class SafetyRoutes implements RouteGroup {
    private static final String DEVICE = "/api/v1/devices/{id}";
    private static final Rule SEE = Rule.signedIn(Permission.SEE_QUEUE);
    private static final Rule OPERATE = Rule.signedIn(Permission.OPERATE_DEVICES);
    private static final Rule ADMINISTER = Rule.signedIn(Permission.ADMINISTER);

    private final PrintLab lab;
    private final Requests requests;

    @Inject
    SafetyRoutes(PrintLab lab, Requests requests) {
        this.lab = lab;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get(DEVICE + "/safety", OPERATE, this::settings)
                .put(DEVICE + "/safety", ADMINISTER.confirmed(), this::change)
                .post(DEVICE + "/safety/preview", ADMINISTER, this::preview)
                .put(DEVICE + "/camera", ADMINISTER.confirmed(), this::camera)
                .get(DEVICE + "/picture", SEE, this::picture)
                .get("/api/v1/jobs/{id}/snapshot", SEE, this::snapshot)
                .get("/api/v1/alarms", SEE, this::alarms)
                .post("/api/v1/alarms/{id}/acknowledge", OPERATE, this::acknowledge);
    }

    private void settings(Context ctx) {
        DeviceId id = Requests.device(ctx);
        ctx.json(view(actor(ctx), lab.safety().settings(actor(ctx), id)));
    }

    private void change(Context ctx) {
        Change wish = requests.requiredBody(ctx, Change.class, "what GET answers, with your changes");
        if (wish.version == null || wish.ends == null || wish.thermal == null || wish.scripts == null) {
            throw PrintLabException.user("Say version, ends, thermal and scripts, as GET answers them.");
        }
        SafetySettings stored = lab.safety()
                .change(actor(ctx), Requests.device(ctx), wish.version, wish.ends, wish.thermal, wish.scripts);
        ctx.json(view(actor(ctx), stored));
    }

    private void preview(Context ctx) {
        SafetyDesk.Scripts scripts = requests.requiredBody(
                ctx, SafetyDesk.Scripts.class, "{\"start\": \"G28\\nM104 S{nozzle_temperature}\"}");
        ctx.json(lab.safety().preview(actor(ctx), Requests.device(ctx), scripts));
    }

    private void camera(Context ctx) {
        Place wish = requests.requiredBody(ctx, Place.class, "{\"address\": \"http://camera-left.lab/snapshot.jpg\"}");
        lab.cameras().setAddress(actor(ctx), Requests.device(ctx), wish.address);
        ctx.status(204);
    }

    private void picture(Context ctx) {
        Downloads.snapshot(ctx, lab.cameras().look(actor(ctx), Requests.device(ctx)));
    }

    private void snapshot(Context ctx) {
        Downloads.snapshot(ctx, lab.cameras().snapshot(actor(ctx), Requests.job(ctx)));
    }

    private void alarms(Context ctx) {
        ctx.json(new Alarms(
                lab.safety().alarms(actor(ctx)).stream().map(AlarmView::of).toList()));
    }

    private void acknowledge(Context ctx) {
        long id = Requests.number(ctx.pathParam("id"), "An alarm's id");
        ctx.json(AlarmView.of(lab.safety().acknowledge(actor(ctx), id)));
    }

    private SafetyOfDevice view(Actor actor, SafetySettings settings) {
        return new SafetyOfDevice(
                settings.version(),
                lab.safety().takesCommands(actor, settings.device()),
                lab.devices().device(actor, settings.device()).capabilities().limits(),
                settings.ends(),
                settings.thermal(),
                new SafetyDesk.Scripts(
                        settings.scripts().start().text(),
                        settings.scripts().pause().text(),
                        settings.scripts().resume().text(),
                        settings.scripts().cancel().text()));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    record SafetyOfDevice(
            long version,
            boolean takesCommands,
            Heat limits,
            PrintEnds ends,
            ThermalLimits thermal,
            SafetyDesk.Scripts scripts) {}

    record Change(
            @Nullable Long version,
            @Nullable PrintEnds ends,
            @Nullable ThermalLimits thermal,
            SafetyDesk.@Nullable Scripts scripts) {}

    record Place(@Nullable String address) {}

    record Alarms(List<AlarmView> alarms) {}

    record AlarmView(long id, String device, String heater, AlarmKind kind, String sentence, Instant at) {
        static AlarmView of(ThermalAlarm alarm) {
            return new AlarmView(
                    alarm.id(), alarm.device().value(), alarm.heater(), alarm.kind(), alarm.sentence(), alarm.at());
        }
    }
}
