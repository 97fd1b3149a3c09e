package io.printlab.app.page;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.app.http.Downloads;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.device.DeviceId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.util.List;

/** How printers are kept safe: settings, scripts, alarms and cameras. */
final class SafetyPages implements RouteGroup {
    private final Screen screen;

    @Inject
    SafetyPages(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        Rule staff = Rule.signedIn(Permission.OPERATE_DEVICES);
        Rule administrators = Rule.signedIn(Permission.ADMINISTER);
        routes.get("/printers/{id}/safety", staff, this::safety)
                .post("/printers/{id}/safety/preview", administrators, this::preview)
                .post("/printers/{id}/safety", administrators.confirmed(), this::save)
                .post("/printers/{id}/camera", administrators.confirmed(), this::camera)
                .get("/printers/{id}/picture", people, this::picture)
                .get("/jobs/{id}/snapshot", people, this::snapshot)
                .post("/alarms/{id}/acknowledge", staff, this::acknowledge);
    }

    private void safety(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        show(ctx, viewing, SafetyView.of(viewing, Screen.deviceId(ctx)));
    }

    private void preview(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        DeviceId id = Screen.deviceId(ctx);
        SafetyForm form = SafetyForm.of(ctx);
        try {
            List<String> sent = SafetyForm.all(screen.lab().safety().preview(viewing.actor(), id, form.wanted()));
            String message = sent.isEmpty() ? "None of the scripts sends anything." : "";
            show(ctx, viewing, SafetyView.of(viewing, id, version(ctx), form, message, sent));
        } catch (PrintLabException refused) {
            showRefused(ctx, viewing, form, refused);
        }
    }

    private void save(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        DeviceId id = Screen.deviceId(ctx);
        SafetyForm form = SafetyForm.of(ctx);
        try {
            screen.lab().safety().change(viewing.actor(), id, version(ctx), form.ends(), form.thermal(), form.wanted());
        } catch (PrintLabException refused) {
            showRefused(ctx, viewing, form, refused);
            return;
        }
        ctx.redirect(Notice.SAFETY_CHANGED.on("/printers/" + id + "/safety"), HttpStatus.SEE_OTHER);
    }

    /** What was typed is not lost. */
    private void showRefused(Context ctx, Viewing viewing, SafetyForm form, PrintLabException refused) {
        if (refused.category() != ErrorCategory.USER && refused.category() != ErrorCategory.CONFLICT) {
            throw refused;
        }
        ctx.status(refused.category() == ErrorCategory.USER ? 400 : 409);
        show(
                ctx,
                viewing,
                SafetyView.of(
                        viewing,
                        Screen.deviceId(ctx),
                        version(ctx),
                        form,
                        String.valueOf(refused.getMessage()),
                        List.of()));
    }

    private void show(Context ctx, Viewing viewing, SafetyView view) {
        screen.show(ctx, viewing, "Safety of " + view.name(), "printers", "safety", view);
    }

    private static long version(Context ctx) {
        String text = Screen.field(ctx, "expected");
        if (!text.matches("[0-9]{1,18}")) {
            throw PrintLabException.user("The form has no version. Load the page again.");
        }
        return Long.parseLong(text);
    }

    private void camera(Context ctx) {
        DeviceId id = Screen.deviceId(ctx);
        screen.lab().cameras().setAddress(Visitor.of(ctx).actor(), id, Screen.field(ctx, "address"));
        ctx.redirect(Notice.CAMERA_CHANGED.on("/printers/" + id + "/safety"), HttpStatus.SEE_OTHER);
    }

    private void picture(Context ctx) {
        Downloads.snapshot(ctx, screen.lab().cameras().look(Visitor.of(ctx).actor(), Screen.deviceId(ctx)));
    }

    private void snapshot(Context ctx) {
        Downloads.snapshot(ctx, screen.lab().cameras().snapshot(Visitor.of(ctx).actor(), Screen.jobId(ctx)));
    }

    private void acknowledge(Context ctx) {
        screen.lab().safety().acknowledge(Visitor.of(ctx).actor(), Screen.number(ctx, "alarm"));
        Screen.goBack(ctx, Notice.ALARM_ACKNOWLEDGED);
    }
}
