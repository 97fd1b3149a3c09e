package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.desk.SpoolDesk;
import io.printlab.error.PrintLabException;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolId;
import jakarta.inject.Inject;

/** The pages of spools, and the forms by which staff keep them and load them into printers. */
final class SpoolPages implements RouteGroup {
    private final Screen screen;
    private final SpoolDesk spools;

    @Inject
    SpoolPages(Screen screen) {
        this.screen = screen;
        this.spools = screen.lab().spools();
    }

    @Override
    public void register(Routes routes) {
        Rule staff = Rule.signedIn(Permission.OPERATE_DEVICES);
        routes.get("/spools", Rule.signedIn(Permission.SEE_QUEUE), this::all)
                .post("/spools", staff, this::add)
                .get("/spools/{id}", staff, this::one)
                .get("/spools/{id}/label", staff, this::label)
                .post("/spools/{id}/describe", staff, this::describe)
                .post("/spools/{id}/correct", staff, this::correct)
                .post("/spools/{id}/empty", staff, this::empty)
                .post("/spools/{id}/discard", staff, this::discard)
                .post("/printers/{id}/spool", staff, this::load)
                .post("/printers/{id}/spool-out", staff, this::unload);
    }

    private void all(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        screen.show(ctx, viewing, "Spools", "printers", "spools", SpoolsView.of(viewing));
    }

    private void one(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        SpoolView view = SpoolView.of(viewing, spoolId(ctx));
        screen.show(ctx, viewing, view.card().code(), "printers", "spool", view);
    }

    private void label(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        SpoolLabelView view = SpoolLabelView.of(spools.spool(viewing.actor(), spoolId(ctx)));
        screen.show(ctx, viewing, "Label of " + view.code(), "printers", "spoolLabel", view);
    }

    private void add(Context ctx) {
        Spool added = spools.add(
                actor(ctx),
                Screen.field(ctx, "code"),
                SpoolForm.facts(ctx),
                SpoolForm.number(ctx, "left", "What is left"));
        ctx.redirect(Notice.SPOOL_ADDED.on("/spools/" + added.id()), HttpStatus.SEE_OTHER);
    }

    private void describe(Context ctx) {
        spools.describe(actor(ctx), spoolId(ctx), SpoolForm.facts(ctx));
        Screen.goBack(ctx, Notice.SPOOL_CHANGED);
    }

    private void correct(Context ctx) {
        Double left = SpoolForm.number(ctx, "left", "What is left");
        if (left == null) {
            throw PrintLabException.user("Say what is left, as a number of grams such as 750.");
        }
        spools.correct(actor(ctx), spoolId(ctx), left, Screen.field(ctx, "reason"));
        Screen.goBack(ctx, Notice.SPOOL_CHANGED);
    }

    private void empty(Context ctx) {
        spools.empty(actor(ctx), spoolId(ctx));
        Screen.goBack(ctx, Notice.SPOOL_REMOVED);
    }

    private void discard(Context ctx) {
        spools.discard(actor(ctx), spoolId(ctx), Screen.field(ctx, "reason"));
        Screen.goBack(ctx, Notice.SPOOL_REMOVED);
    }

    /** A scanner types the code; without one a spool was chosen. */
    private void load(Context ctx) {
        String code = Screen.field(ctx, "code").strip();
        spools.load(actor(ctx), Screen.deviceId(ctx), code.isEmpty() ? Screen.field(ctx, "choice") : code);
        Screen.goBack(ctx, Notice.FILAMENT_CHANGED);
    }

    private void unload(Context ctx) {
        spools.unload(actor(ctx), Screen.deviceId(ctx));
        Screen.goBack(ctx, Notice.FILAMENT_CHANGED);
    }

    private static SpoolId spoolId(Context ctx) {
        return new SpoolId(Screen.number(ctx, "spool"));
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }
}
