package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.DeviceDesk;
import io.printlab.device.Fitting;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/** The forms by which staff act on printers. */
final class PrinterForms implements RouteGroup {
    private final DeviceDesk devices;

    @Inject
    PrinterForms(Screen screen) {
        this.devices = screen.lab().devices();
    }

    @Override
    public void register(Routes routes) {
        Rule staff = Rule.signedIn(Permission.OPERATE_DEVICES);
        routes.post("/printers/{id}/clear-bed", staff, this::clearBed)
                .post(
                        "/printers/{id}/tags",
                        Rule.signedIn(Permission.CONFIGURE_DEVICES).confirmed(),
                        this::tags)
                .post("/printers/{id}/fitting", staff, this::fit)
                .post("/printers/{id}/emergency-stop", staff, this::emergencyStop);
    }

    private void clearBed(Context ctx) {
        devices.clearBed(Visitor.of(ctx).actor(), Screen.deviceId(ctx));
        Screen.goBack(ctx);
    }

    private void fit(Context ctx) {
        Fitting fitting = new Fitting(
                SpoolForm.number(ctx, "nozzle", "The diameter of the nozzle"),
                "true".equals(ctx.formParam("hardened")),
                text(ctx, "surface"));
        devices.fit(Visitor.of(ctx).actor(), Screen.deviceId(ctx), fitting);
        Screen.goBack(ctx, Notice.FITTED);
    }

    private void tags(Context ctx) {
        List<String> tags = Arrays.stream(text(ctx, "tags").split("[,\\s]+", -1))
                .filter(tag -> !tag.isEmpty())
                .toList();
        devices.setTags(Visitor.of(ctx).actor(), Screen.deviceId(ctx), tags);
        Screen.goBack(ctx, Notice.TAGGED);
    }

    private static String text(Context ctx, String field) {
        String given = ctx.formParam(field);
        return given == null ? "" : given.strip();
    }

    private void emergencyStop(Context ctx) {
        devices.emergencyStop(Visitor.of(ctx).actor(), Screen.deviceId(ctx));
        Screen.goBack(ctx, Notice.STOP_ASKED);
    }
}
