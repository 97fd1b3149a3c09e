package io.printlab.app.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.Fitting;
import io.printlab.device.Telemetry;
import io.printlab.device.Temperature;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/devices}. */
final class DeviceRoutes implements RouteGroup {
    private static final String DEVICE = "/api/v1/devices/{id}";
    private static final Rule SEE = Rule.signedIn(Permission.SEE_QUEUE);
    private static final Rule OPERATE = Rule.signedIn(Permission.OPERATE_DEVICES);

    private final PrintLab lab;
    private final Requests requests;

    @Inject
    DeviceRoutes(PrintLab lab, Requests requests) {
        this.lab = lab;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/devices", SEE, this::list)
                .get(DEVICE, SEE, this::one)
                .post(
                        DEVICE + "/clear-bed",
                        OPERATE,
                        ctx -> answer(ctx, lab.devices().clearBed(actor(ctx), Requests.device(ctx))))
                .put(
                        DEVICE + "/tags",
                        Rule.signedIn(Permission.CONFIGURE_DEVICES).confirmed(),
                        this::tags)
                .put(DEVICE + "/fitting", OPERATE, this::fit)
                .post(DEVICE + "/emergency-stop", OPERATE, this::emergencyStop);
    }

    private void list(Context ctx) {
        Actor actor = actor(ctx);
        Map<DeviceId, Telemetry> telemetry = lab.devices().telemetry(actor);
        Map<DeviceId, Job> jobs = lab.devices().jobsOnDevices(actor);
        ctx.json(new Devices(lab.devices().devices(actor).stream()
                .map(device -> view(actor, device, jobs.get(device.id()), telemetry.get(device.id())))
                .toList()));
    }

    private void one(Context ctx) {
        Actor actor = actor(ctx);
        DeviceId id = Requests.device(ctx);
        Device device = lab.devices().device(actor, id);
        ctx.json(new Detail(
                view(actor, device),
                lab.devices().recentTelemetry(actor, id).stream()
                        .map(reported -> new Sample(reported.at(), reported.temperatures()))
                        .toList()));
    }

    private void fit(Context ctx) {
        Fitted wish = requests.requiredBody(
                ctx, Fitted.class, "{\"nozzleMillimetres\": 0.6, \"hardened\": true, \"surface\": \"textured\"}");
        Fitting fitting = new Fitting(wish.nozzleMillimetres, Boolean.TRUE.equals(wish.hardened), wish.surface);
        answer(ctx, lab.devices().fit(actor(ctx), Requests.device(ctx), fitting));
    }

    private void tags(Context ctx) {
        Tags wish = requests.requiredBody(ctx, Tags.class, "{\"tags\": [\"enclosed\"]}");
        if (wish.tags == null || wish.tags.contains(null)) {
            throw PrintLabException.user("Say the tags as a list of words; an empty list for none.");
        }
        answer(ctx, lab.devices().setTags(actor(ctx), Requests.device(ctx), wish.tags));
    }

    private void emergencyStop(Context ctx) {
        lab.devices().emergencyStop(actor(ctx), Requests.device(ctx));
        ctx.status(202).json(Map.of("asked", true));
    }

    private void answer(Context ctx, Device device) {
        ctx.json(view(actor(ctx), device));
    }

    private DeviceView view(Actor actor, Device device) {
        DeviceId id = device.id();
        return view(
                actor,
                device,
                lab.devices().jobOn(id).orElse(null),
                lab.devices().telemetry(actor).get(id));
    }

    private static DeviceView view(Actor actor, Device device, @Nullable Job job, @Nullable Telemetry telemetry) {
        Long visible = job != null && Access.maySee(actor, job.submission().ownership())
                ? Long.valueOf(job.id().value())
                : null;
        return DeviceView.of(actor, device, visible, telemetry == null ? null : DeviceView.Reading.of(telemetry));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    record Devices(List<DeviceView> devices) {}

    record Detail(@JsonUnwrapped DeviceView device, List<Sample> recent) {}

    record Sample(Instant at, List<Temperature> temperatures) {}

    record Fitted(
            @Nullable Double nozzleMillimetres,
            @Nullable Boolean hardened,
            @Nullable String surface) {}

    record Tags(@Nullable List<String> tags) {}
}
