package io.printlab.app.http;

import io.javalin.http.Context;
import io.printlab.account.Actor;
import io.printlab.account.User;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.Secrets;
import io.printlab.app.signin.SignIn;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Stands before every handler: finds out who the visitor is, and lets nobody in whom the route's rule does not allow. Thread-safe. */
@Singleton
final class Gatekeeper {
    static final String CSRF_HEADER = "X-CSRF-Token";
    static final String CSRF_FIELD = "_csrf";
    private static final int LONGEST_KEY = 200;
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final SignIn signIn;
    private final ApiKeys apiKeys;
    private final SessionCookie cookie;
    private final FirstStartGate firstStart;

    @Inject
    Gatekeeper(SignIn signIn, ApiKeys apiKeys, SessionCookie cookie, FirstStartGate firstStart) {
        this.signIn = signIn;
        this.apiKeys = apiKeys;
        this.cookie = cookie;
        this.firstStart = firstStart;
    }

    void admit(Context ctx, Rule rule) {
        firstStart.pass(ctx);
        if (rule.isOpen()) {
            refuseOtherSites(ctx);
            Visitor.mayBeLookedFor(ctx, () -> recognise(ctx));
            return;
        }
        Visitor visitor = recognise(ctx)
                .orElseThrow(() -> new NotSignedInException(
                        "You are not signed in. Sign in, or send an API key in the header X-Api-Key."));
        if (visitor.way() == Visitor.Way.COOKIE && !SAFE.contains(ctx.req().getMethod())) {
            refuseOtherSites(ctx);
            requireCsrfToken(ctx, visitor);
        }
        rule.require(visitor.actor());
        visitor.enter(ctx, recheck(ctx));
    }

    private Optional<Visitor> recognise(Context ctx) {
        String key = apiKey(ctx);
        if (key != null) {
            User owner = apiKeys.owner(key);
            return Optional.of(new Visitor(owner, Actor.of(owner), null, Visitor.Way.API_KEY));
        }
        return cookie.token(ctx)
                .flatMap(signIn::session)
                .map(found -> new Visitor(found.user(), Actor.of(found.user()), found.csrfToken(), Visitor.Way.COOKIE));
    }

    private BooleanSupplier recheck(Context ctx) {
        String key = apiKey(ctx);
        String token = cookie.token(ctx).orElse("");
        return key == null
                ? () -> signIn.isOpen(token)
                : () -> apiKeys.owner(key).active();
    }

    private static @Nullable String apiKey(Context ctx) {
        String header = ctx.header("X-Api-Key");
        String bearer = ctx.header("Authorization");
        String key = header != null && !header.isBlank()
                ? header.strip()
                : bearer != null && bearer.regionMatches(true, 0, "Bearer ", 0, 7)
                        ? bearer.substring(7).strip()
                        : null;
        return key == null || key.isEmpty() ? null : key.substring(0, Math.min(LONGEST_KEY, key.length()));
    }

    private static void requireCsrfToken(Context ctx, Visitor visitor) {
        String sent = ctx.header(CSRF_HEADER);
        if (sent == null && ctx.isFormUrlencoded()) {
            sent = ctx.formParam(CSRF_FIELD);
        }
        String expected = visitor.csrfToken();
        if (sent == null || expected == null || !Secrets.same(sent, expected)) {
            throw PrintLabException.forbidden(
                    "This request does not carry the token of your session. Reload the page and do it again.");
        }
    }

    private static void refuseOtherSites(Context ctx) {
        if ("cross-site".equals(ctx.header("Sec-Fetch-Site"))
                && !SAFE.contains(ctx.req().getMethod())) {
            throw PrintLabException.forbidden(
                    "This request comes from another site's page. Open the lab's own page and do it there.");
        }
    }
}
