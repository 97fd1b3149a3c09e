package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Permission;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.SessionCookie;
import io.printlab.app.http.Visitor;
import io.printlab.app.owndata.OwnData;
import io.printlab.app.signin.Accounts;
import io.printlab.app.signin.PasswordResets;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/me/…}: one's own password, e-mail address and data; and passwords that were forgotten. */
final class OwnAccountRoutes implements RouteGroup {
    private static final Rule SELF = Rule.signedIn(Permission.SUBMIT_JOBS);

    private final PrintLab lab;
    private final Accounts accounts;
    private final OwnData data;
    private final PasswordResets resets;
    private final SessionCookie cookie;
    private final HttpSettings settings;
    private final Requests requests;

    @Inject
    OwnAccountRoutes(
            PrintLab lab,
            Accounts accounts,
            OwnData data,
            PasswordResets resets,
            SessionCookie cookie,
            HttpSettings settings,
            Requests requests) {
        this.lab = lab;
        this.accounts = accounts;
        this.data = data;
        this.resets = resets;
        this.cookie = cookie;
        this.settings = settings;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.put("/api/v1/me/password", SELF, this::password)
                .put("/api/v1/me/email", SELF, this::email)
                .get("/api/v1/me/data", Rule.signedIn(Permission.SEE_QUEUE), this::data)
                .post("/api/v1/me/delete", SELF, this::delete)
                .post("/api/v1/password-resets", Rule.open(), this::forgotten)
                .post("/api/v1/password-resets/use", Rule.open(), this::use);
    }

    private void password(Context ctx) {
        NewPassword wish = requests.requiredBody(
                ctx, NewPassword.class, "{\"password\": \"the one of now\", \"next\": \"the next one\"}");
        accounts.changePassword(
                Visitor.of(ctx).actor(),
                Visitor.of(ctx).user().id(),
                text(wish.password),
                text(wish.next),
                Visitor.of(ctx).sessionId());
        ctx.status(204);
    }

    private void email(Context ctx) {
        NewEmail wish = requests.requiredBody(
                ctx, NewEmail.class, "{\"email\": \"sam@example.org\", \"password\": \"the one of now\"}");
        Visitor visitor = Visitor.of(ctx);
        accounts.confirm(visitor.user().id(), text(wish.password));
        lab.people().setOwnEmail(visitor.actor(), wish.email);
        ctx.status(204);
    }

    private void data(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        ctx.contentType("application/json");
        data.write(visitor.actor(), visitor.user(), ctx.outputStream());
    }

    private void delete(Context ctx) {
        Confirmation wish = requests.requiredBody(ctx, Confirmation.class, "{\"password\": \"the one of now\"}");
        Visitor visitor = Visitor.of(ctx);
        data.delete(visitor.actor(), visitor.user().id(), text(wish.password));
        ctx.status(204);
    }

    /** The answer is the same whether there is such a person or not. */
    private void forgotten(Context ctx) {
        Forgotten wish = requests.requiredBody(ctx, Forgotten.class, "{\"name\": \"sam.student\"}");
        resets.mail(text(wish.name), ctx.ip(), settings.baseUrl());
        ctx.status(202);
    }

    private void use(Context ctx) {
        Use wish = requests.requiredBody(ctx, Use.class, "{\"token\": \"…\", \"password\": \"the next one\"}");
        resets.use(text(wish.token), text(wish.password));
        ctx.status(204);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    record NewPassword(@Nullable String password, @Nullable String next) {}

    record NewEmail(@Nullable String email, @Nullable String password) {}

    record Confirmation(@Nullable String password) {}

    record Forgotten(@Nullable String name) {}

    record Use(@Nullable String token, @Nullable String password) {}
}
