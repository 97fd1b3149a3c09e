package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.ApiKey;
import io.printlab.account.Permission;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.NewApiKey;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/me} and {@code /api/v1/keys}. */
final class AccountRoutes implements RouteGroup {
    private static final Rule SEE = Rule.signedIn(Permission.SEE_QUEUE);
    private static final Rule SUBMIT = Rule.signedIn(Permission.SUBMIT_JOBS);

    private final PrintLab lab;
    private final ApiKeys keys;
    private final Requests requests;

    @Inject
    AccountRoutes(PrintLab lab, ApiKeys keys, Requests requests) {
        this.lab = lab;
        this.keys = keys;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/me", SEE, this::me)
                .get(
                        "/api/v1/keys",
                        SEE,
                        ctx -> ctx.json(new Keys(
                                keys.of(self(ctx)).stream().map(KeyView::of).toList())))
                .post("/api/v1/keys", SUBMIT.confirmed(), this::create)
                .delete("/api/v1/keys/{id}", SUBMIT.confirmed(), this::revoke);
    }

    private void me(Context ctx) {
        User user = Visitor.of(ctx).user();
        ctx.json(new Me(
                user.id().value(),
                user.name(),
                user.displayName(),
                user.role(),
                new TreeSet<>(Visitor.of(ctx).actor().permissions()),
                lab.groups().own(Visitor.of(ctx).actor()).stream()
                        .map(group -> new InGroup(
                                group.name(), group.title(), user.staffOf().contains(group.name())))
                        .toList(),
                AllowanceView.of(lab.admission().allowance(Visitor.of(ctx).actor()))));
    }

    /** A key must not breed keys: whoever found one could keep the door open after it was revoked. */
    private void create(Context ctx) {
        if (Visitor.of(ctx).way() == Visitor.Way.API_KEY) {
            throw PrintLabException.forbidden(
                    "An API key cannot make further keys. Sign in with name and password on the account page.");
        }
        NewKey wish = requests.requiredBody(ctx, NewKey.class, "{\"name\": \"my slicer\"}");
        NewApiKey made = keys.create(self(ctx), wish.name == null ? "" : wish.name);
        ctx.status(201).json(new Made(made.key().id(), made.key().name(), made.secret()));
    }

    private void revoke(Context ctx) {
        keys.revoke(self(ctx), Requests.number(ctx.pathParam("id"), "A key's id"));
        ctx.status(204);
    }

    private static UserId self(Context ctx) {
        return Visitor.of(ctx).user().id();
    }

    record Me(
            long id,
            String name,
            String displayName,
            Role role,
            Set<Permission> permissions,
            List<InGroup> groups,
            AllowanceView allowance) {}

    record InGroup(String name, String title, boolean staff) {}

    record Keys(List<KeyView> keys) {}

    record NewKey(@Nullable String name) {}

    record Made(long id, String name, String key) {}

    record KeyView(
            long id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {
        static KeyView of(ApiKey key) {
            return new KeyView(key.id(), key.name(), key.createdAt(), key.lastUsedAt());
        }
    }
}
