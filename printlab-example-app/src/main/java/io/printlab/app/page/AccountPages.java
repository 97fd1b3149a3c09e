package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Actor;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyRequest;
import io.printlab.account.Permission;
import io.printlab.account.UserId;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.Pairing;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The visitor's own account and keys. */
final class AccountPages implements RouteGroup {
    private final Screen screen;
    private final ApiKeys keys;
    private final Pairing pairing;
    private final SessionPages sessions;
    private final HttpSettings settings;

    @Inject
    AccountPages(Screen screen, ApiKeys keys, Pairing pairing, SessionPages sessions, HttpSettings settings) {
        this.screen = screen;
        this.keys = keys;
        this.pairing = pairing;
        this.sessions = sessions;
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        routes.get("/account", people, ctx -> show(ctx, null))
                .post("/account/keys", people.confirmed(), this::create)
                .post("/account/keys/{id}/revoke", people.confirmed(), this::revoke)
                .get("/account/pair/{id}", people, this::pair)
                .post("/account/pair/{id}/allow", people.confirmed(), ctx -> decide(ctx, true))
                .post("/account/pair/{id}/deny", people, ctx -> decide(ctx, false));
    }

    private void create(Context ctx) {
        Actor owner = Visitor.inPerson(ctx).actor();
        String name = ctx.formParam("name");
        KeyLimits limits = KeyForm.limits(ctx, screen.viewing(ctx));
        show(ctx, keys.create(owner, name == null ? "" : name, limits).secret());
    }

    private void revoke(Context ctx) {
        keys.revoke(Visitor.inPerson(ctx).actor(), Screen.number(ctx, "key"));
        ctx.redirect(Notice.REVOKED.on("/account"), HttpStatus.SEE_OTHER);
    }

    private void pair(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        KeyRequest request = pairing.undecided(ctx.pathParam("id"));
        PairView view = new PairView(request.id(), request.program(), request.address());
        screen.show(ctx, viewing, "A program asks for a key", "account", "pair", view);
    }

    private void decide(Context ctx, boolean allowed) {
        pairing.decide(Visitor.inPerson(ctx).actor(), ctx.pathParam("id"), allowed);
        ctx.redirect((allowed ? Notice.PAIRED : Notice.NOT_PAIRED).on("/account"), HttpStatus.SEE_OTHER);
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
