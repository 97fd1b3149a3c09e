package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.account.UserId;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.ApiKeys;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The visitor's own account and keys. */
final class AccountPages implements RouteGroup {
    private final Screen screen;
    private final ApiKeys keys;
    private final SessionPages sessions;
    private final HttpSettings settings;

    @Inject
    AccountPages(Screen screen, ApiKeys keys, SessionPages sessions, HttpSettings settings) {
        this.screen = screen;
        this.keys = keys;
        this.sessions = sessions;
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        routes.get("/account", people, ctx -> show(ctx, null))
                .post("/account/keys", people.confirmed(), this::create)
                .post("/account/keys/{id}/revoke", people.confirmed(), this::revoke);
    }

    private void create(Context ctx) {
        String name = ctx.formParam("name");
        show(ctx, keys.create(self(ctx), name == null ? "" : name).secret());
    }

    private void revoke(Context ctx) {
        keys.revoke(self(ctx), Screen.number(ctx, "key"));
        ctx.redirect(Notice.REVOKED.on("/account"), HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx, @Nullable String newKey) {
        Viewing viewing = screen.viewing(ctx);
        AccountView view = AccountView.of(
                viewing,
                viewing.lab().admission().allowance(viewing.actor()),
                keys.of(self(ctx)),
                settings.address(ctx),
                newKey,
                sessions.view(viewing, Visitor.of(ctx)));
        screen.show(ctx, viewing, "Account", "account", "account", view);
    }

    private static UserId self(Context ctx) {
        return Visitor.of(ctx).user().id();
    }
}
