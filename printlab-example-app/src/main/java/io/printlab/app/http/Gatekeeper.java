package io.printlab.app.http;

import io.javalin.http.Context;
import io.printlab.account.Actor;
import io.printlab.account.Origin;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.Secrets;
import io.printlab.app.signin.Sender;
import io.printlab.app.signin.ShownKey;
import io.printlab.app.signin.SignIn;
import io.printlab.app.signin.SignInSessions;
import io.printlab.app.signin.SignedIn;
import io.printlab.app.signin.TooManyAttemptsException;
import io.printlab.app.signin.WrongCredentialsException;
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
    private final SignInSessions sessions;
    private final ApiKeys apiKeys;
    private final SessionCookie cookie;
    private final FirstStartGate firstStart;

    @Inject
    Gatekeeper(
            SignIn signIn, SignInSessions sessions, ApiKeys apiKeys, SessionCookie cookie, FirstStartGate firstStart) {
        this.signIn = signIn;
        this.sessions = sessions;
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
        requireSecondFactor(visitor, rule);
        requireConfirmation(ctx, visitor, rule);
        visitor.enter(ctx, recheck(ctx));
    }

    private Optional<Visitor> recognise(Context ctx) {
        String key = apiKey(ctx);
        if (key != null) {
            ShownKey shown = apiKeys.shown(key, ctx.ip());
            Actor actor = shown.actor().from(Origin.apiKey(shown.key().name(), ctx.ip()));
            return Optional.of(new Visitor(shown.owner(), actor, null));
        }
        return cookie.token(ctx)
                .flatMap(sessions::session)
                .map(found -> new Visitor(found.user(), Actor.of(found.user()).from(Origin.session(ctx.ip())), found));
    }

    private static void requireSecondFactor(Visitor visitor, Rule rule) {
        SignedIn session = visitor.session();
        if (session != null && session.secondFactorDue() && !rule.isBeforeSecondFactor()) {
            throw new SecondFactorDueException();
        }
    }

    /** A form may bring the proof along: then it goes on at once, with a new token for the session. */
    private void requireConfirmation(Context ctx, Visitor visitor, Rule rule) {
        SignedIn session = visitor.session();
        if (!rule.isConfirmed() || session == null || session.recent()) {
            return;
        }
        String proof = ctx.isFormUrlencoded() ? ctx.formParam(ConfirmPages.PROOF) : null;
        if (proof == null) {
            throw new ConfirmationNeededException(null);
        }
        try {
            cookie.set(ctx, signIn.confirm(cookie.token(ctx).orElse(""), proof, sender(ctx)));
        } catch (WrongCredentialsException | TooManyAttemptsException refused) {
            throw new ConfirmationNeededException(refused);
        }
    }

    static Sender sender(Context ctx) {
        String browser = ctx.userAgent();
        return new Sender(ctx.ip(), browser == null ? "" : browser);
    }

    private BooleanSupplier recheck(Context ctx) {
        String key = apiKey(ctx);
        String token = cookie.token(ctx).orElse("");
        String address = ctx.ip();
        return key == null
                ? () -> sessions.isOpen(token)
                : () -> apiKeys.shown(key, address).owner().active();
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
