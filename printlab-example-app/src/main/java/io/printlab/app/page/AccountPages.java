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
    private final HttpSettings settings;

    @Inject
    AccountPages(Screen screen, ApiKeys keys, HttpSettings settings) {
        this.screen = screen;
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        routes.get("/account", people, ctx -> show(ctx, null))
                .post("/account/keys", people, this::create)
                .post("/account/keys/{id}/revoke", people, this::revoke);
    }

    private void create(Context ctx) {
        String name = ctx.formParam("name");
        show(ctx, keys.create(Visitor.of(ctx).actor(), name == null ? "" : name).secret());
    }

    private void revoke(Context ctx) {
        keys.revoke(Visitor.of(ctx).actor(), Screen.number(ctx, "key"));
        ctx.redirect(Notice.REVOKED.on("/account"), HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx, @Nullable String newKey) {
        Viewing viewing = screen.viewing(ctx);
        AccountView view = AccountView.of(
                viewing,
                viewing.lab().admission().allowance(viewing.actor()),
                keys.of(self(ctx)),
                settings.address(ctx),
                newKey);
        screen.show(ctx, viewing, "Account", "account", "account", view);
    }

    private static UserId self(Context ctx) {
        return Visitor.of(ctx).user().id();
    }
}
