package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.desk.DefinedDevice;
import io.printlab.desk.DefinitionDesk;
import io.printlab.device.DeviceId;
import io.printlab.error.FieldFaultsException;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where staff say which printers the lab has: the form of each is drawn from what its driver describes. */
final class DevicePages implements RouteGroup {
    private final Screen screen;
    private final DefinitionDesk desk;

    @Inject
    DevicePages(Screen screen) {
        this.screen = screen;
        this.desk = screen.lab().definitions();
    }

    @Override
    public void register(Routes routes) {
        Rule staff = Rule.signedIn(Permission.CONFIGURE_DEVICES);
        routes.get("/devices", staff, this::list)
                .get("/devices/new", staff, this::empty)
                .post("/devices/form", staff, this::draw)
                .post("/devices", staff.confirmed(), this::add)
                .get("/devices/{id}", staff, this::edit)
                .post("/devices/{id}", staff.confirmed(), this::change)
                .post("/devices/{id}/remove", staff.confirmed(), this::remove);
    }

    private void list(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(
                ctx,
                viewing,
                "Manage printers",
                "printers",
                "devices",
                DevicesView.of(desk.devices(viewing.actor()), desk.drivers(viewing.actor())));
    }

    private void empty(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        String choice = ctx.queryParam("choice");
        show(ctx, viewing, null, DeviceFormInput.empty(choice == null ? "" : choice), null);
    }

    /** Another driver: the form is drawn again, with all that was typed. */
    private void draw(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        String known = Screen.field(ctx, "known");
        DefinedDevice device = known.isEmpty() ? null : desk.device(viewing.actor(), new DeviceId(known));
        show(ctx, viewing, device, DeviceFormInput.of(ctx), null);
    }

    private void add(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        DeviceFormInput input = DeviceFormInput.of(ctx);
        try {
            desk.add(viewing.actor(), input.wish());
            ctx.redirect(Notice.DEVICE_ADDED.on("/devices"), HttpStatus.SEE_OTHER);
        } catch (PrintLabException refused) {
            show(ctx, viewing, null, input, refused);
        }
    }

    private void edit(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        DefinedDevice device = desk.device(viewing.actor(), Screen.deviceId(ctx));
        show(ctx, viewing, device, DeviceFormInput.of(device), null);
    }

    private void change(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        DefinedDevice device = desk.device(viewing.actor(), Screen.deviceId(ctx));
        DeviceFormInput input = DeviceFormInput.of(ctx);
        try {
            desk.change(viewing.actor(), device.device().id(), input.wish());
            ctx.redirect(Notice.DEVICE_CHANGED.on("/devices"), HttpStatus.SEE_OTHER);
        } catch (PrintLabException refused) {
            show(ctx, viewing, device, input, refused);
        }
    }

    private void remove(Context ctx) {
        desk.remove(screen.viewing(ctx).actor(), Screen.deviceId(ctx));
        ctx.redirect(Notice.DEVICE_REMOVED.on("/devices"), HttpStatus.SEE_OTHER);
    }

    private void show(
            Context ctx,
            Viewing viewing,
            @Nullable DefinedDevice device,
            DeviceFormInput input,
            @Nullable PrintLabException refused) {
        DeviceForm form = new DeviceForm(
                desk.drivers(viewing.actor()),
                device,
                input,
                refused instanceof FieldFaultsException wrong ? wrong.faults() : new TreeMap<>());
        String message = refused == null ? "" : Faults.shown(ctx, refused);
        String title =
                device == null ? "Add a printer" : device.device().definition().name();
        screen.show(
                ctx,
                viewing,
                title,
                "printers",
                "device",
                form.view(
                        refused instanceof FieldFaultsException wrong
                                ? counted(wrong.faults().size())
                                : message));
        if (ctx.header("HX-Request") != null) {
            ctx.header(
                    "HX-Replace-Url",
                    device == null
                            ? "/devices/new"
                            : "/devices/" + device.device().id());
        }
    }

    private static String counted(int faults) {
        return faults == 1 ? "One field is not right yet." : faults + " fields are not right yet.";
    }
}
