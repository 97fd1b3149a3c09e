package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.ApiKey;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyScope;
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
import io.printlab.device.DeviceId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private void create(Context ctx) {
        Actor owner = Visitor.inPerson(ctx).actor();
        NewKey wish = requests.requiredBody(
                ctx, NewKey.class, "{\"name\": \"my slicer\", \"scopes\": [\"SUBMIT\", \"READ_OWN\"]}");
        NewApiKey made = keys.create(owner, wish.name == null ? "" : wish.name, limits(wish));
        ctx.status(201).json(new Made(made.key().id(), made.key().name(), made.secret()));
    }

    private static KeyLimits limits(NewKey wish) {
        return new KeyLimits(
                scopes(wish.scopes),
                wish.devices == null
                        ? null
                        : wish.devices.stream().map(DeviceId::new).collect(Collectors.toSet()),
                wish.expiresAt);
    }

    private static Set<KeyScope> scopes(@Nullable List<String> names) {
        return names == null
                ? Set.of()
                : names.stream()
                        .map(name -> Requests.oneOf(KeyScope.class, name, "A scope"))
                        .collect(Collectors.toSet());
    }

    private void revoke(Context ctx) {
        keys.revoke(Visitor.inPerson(ctx).actor(), Requests.number(ctx.pathParam("id"), "A key's id"));
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

    record NewKey(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable List<String> devices,
            @Nullable Instant expiresAt) {}

    record Made(long id, String name, String key) {}

    record KeyView(
            long id,
            String name,
            Set<KeyScope> scopes,
            @Nullable Set<String> devices,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        static KeyView of(ApiKey key) {
            Set<DeviceId> devices = key.limits().devices();
            return new KeyView(
                    key.id(),
                    key.name(),
                    new TreeSet<>(key.limits().scopes()),
                    devices == null
                            ? null
                            : devices.stream().map(DeviceId::value).collect(Collectors.toCollection(TreeSet::new)),
                    key.createdAt(),
                    key.limits().expiresAt(),
                    key.lastUsedAt());
        }
    }
}
