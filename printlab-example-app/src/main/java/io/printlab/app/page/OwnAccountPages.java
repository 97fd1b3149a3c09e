package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.app.http.Downloads;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.SessionCookie;
import io.printlab.app.http.Visitor;
import io.printlab.app.owndata.OwnData;
import io.printlab.app.signin.Accounts;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;

/** What a person changes about the own account, takes away of it, and its end. */
final class OwnAccountPages implements RouteGroup {
    private final Screen screen;
    private final Accounts accounts;
    private final OwnData data;
    private final SessionCookie cookie;

    @Inject
    OwnAccountPages(Screen screen, Accounts accounts, OwnData data, SessionCookie cookie) {
        this.screen = screen;
        this.accounts = accounts;
        this.data = data;
        this.cookie = cookie;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        routes.get("/account/own", people, ctx -> show(ctx, new OwnAccountView(email(ctx), null)))
                .post("/account/own/email", people, ctx -> change(ctx, this::email))
                .post("/account/own/password", people, ctx -> change(ctx, this::password))
                .get("/account/own/data", people, this::download)
                .post("/account/own/delete", people, ctx -> change(ctx, this::delete));
    }

    private void email(Context ctx, Visitor visitor) {
        accounts.confirm(visitor.user().id(), PeoplePages.field(ctx, "password"));
        screen.lab().people().setOwnEmail(visitor.actor(), PeoplePages.field(ctx, "email"));
        ctx.redirect(Notice.EMAIL_CHANGED.on("/account/own"), HttpStatus.SEE_OTHER);
    }

    private void password(Context ctx, Visitor visitor) {
        accounts.changePassword(
                visitor.actor(),
                visitor.user().id(),
                PeoplePages.field(ctx, "password"),
                PeoplePages.field(ctx, "next"),
                visitor.sessionId());
        ctx.redirect(Notice.PASSWORD_CHANGED.on("/account/own"), HttpStatus.SEE_OTHER);
    }

    private void download(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        Downloads.data(ctx, "printlab-" + visitor.user().name() + ".json");
        data.write(visitor.actor(), visitor.user(), ctx.outputStream());
    }

    private void delete(Context ctx, Visitor visitor) {
        data.delete(visitor.actor(), visitor.user().id(), PeoplePages.field(ctx, "password"));
        cookie.clear(ctx);
        ctx.redirect(Notice.DELETED.on("/sign-in"), HttpStatus.SEE_OTHER);
    }

    private interface Change {
        void make(Context ctx, Visitor visitor);
    }

    private void change(Context ctx, Change change) {
        try {
            change.make(ctx, Visitor.of(ctx));
        } catch (PrintLabException fault) {
            show(ctx, new OwnAccountView(email(ctx), Faults.shown(ctx, fault)));
        }
    }

    private String email(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        return screen.lab().people().email(visitor.actor(), visitor.user().id()).orElse("");
    }

    private void show(Context ctx, OwnAccountView view) {
        screen.show(ctx, screen.viewing(ctx), "Password and data", "account", "ownAccount", view);
    }
}
