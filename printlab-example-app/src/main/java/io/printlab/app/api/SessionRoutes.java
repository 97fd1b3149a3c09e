package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.account.Permission;
import io.printlab.account.SignInSession;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.SessionCookie;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.Enrolment;
import io.printlab.app.signin.SecondFactorDesk;
import io.printlab.app.signin.SecondFactors;
import io.printlab.app.signin.SignIn;
import io.printlab.app.signin.SignInSessions;
import io.printlab.app.signin.SignedIn;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/sessions} and {@code /api/v1/second-factor}: for browsers alone, except what administrators do. */
final class SessionRoutes implements RouteGroup {
    private static final Rule SELF = Rule.signedIn(Permission.SEE_QUEUE);
    private static final Rule EARLY = SELF.beforeSecondFactor();
    private static final String FACTOR = "/api/v1/second-factor";

    private final SignIn signIn;
    private final SignInSessions sessions;
    private final SecondFactors factors;
    private final SecondFactorDesk desk;
    private final SessionCookie cookie;
    private final Requests requests;

    @Inject
    SessionRoutes(
            SignIn signIn,
            SignInSessions sessions,
            SecondFactors factors,
            SecondFactorDesk desk,
            SessionCookie cookie,
            Requests requests) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.factors = factors;
        this.desk = desk;
        this.cookie = cookie;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/sessions", SELF, this::list)
                .delete("/api/v1/sessions", SELF, this::endOthers)
                .delete("/api/v1/sessions/{id}", SELF, this::end)
                .post("/api/v1/sessions/confirmation", EARLY, this::confirm)
                .get(FACTOR, EARLY, this::factor)
                .post(FACTOR, EARLY.confirmed(), this::begin)
                .post(FACTOR + "/confirmation", EARLY.confirmed(), this::turnOn)
                .post(FACTOR + "/recovery-codes", EARLY.confirmed(), this::newCodes)
                .delete(FACTOR, EARLY.confirmed(), this::turnOff)
                .delete(
                        "/api/v1/users/{name}/second-factor",
                        Rule.signedIn(Permission.ADMINISTER).confirmed(),
                        this::removeOf);
    }

    private void list(Context ctx) {
        SignedIn session = session(ctx);
        ctx.json(new Open(sessions.of(session.user().id()).stream()
                .map(open -> SessionView.of(open, session.sessionId()))
                .toList()));
    }

    private void end(Context ctx) {
        sessions.end(Visitor.of(ctx).actor(), ctx.pathParam("id"));
        ctx.status(204);
    }

    private void endOthers(Context ctx) {
        SignedIn session = session(ctx);
        sessions.endOthers(Visitor.of(ctx).actor(), session.user().id(), session.sessionId());
        ctx.status(204);
    }

    private void confirm(Context ctx) {
        session(ctx);
        Proof proof = requests.requiredBody(ctx, Proof.class, "{\"proof\": \"your password\"}");
        String given = proof.proof == null ? "" : proof.proof;
        cookie.set(ctx, signIn.confirm(cookie.token(ctx).orElse(""), given, Visitor.sender(ctx)));
        ctx.status(204);
    }

    private void factor(Context ctx) {
        SignedIn session = session(ctx);
        ctx.json(new Factor(
                factors.isOn(session.user().id()),
                factors.isNeeded(session.user()),
                factors.recoveryCodesLeft(session.user().id())));
    }

    private void begin(Context ctx) {
        Enrolment enrolment = factors.begin(session(ctx).user());
        ctx.status(201).json(new Begun(enrolment.secret(), enrolment.uri()));
    }

    private void turnOn(Context ctx) {
        SignedIn session = session(ctx);
        Code code = requests.requiredBody(ctx, Code.class, "{\"code\": \"123456\"}");
        ctx.json(new Codes(desk.turnOn(
                Visitor.of(ctx).actor(), session.user(), session.sessionId(), code.code == null ? "" : code.code)));
    }

    private void newCodes(Context ctx) {
        ctx.json(new Codes(
                desk.newRecoveryCodes(Visitor.of(ctx).actor(), session(ctx).user())));
    }

    private void turnOff(Context ctx) {
        desk.turnOff(Visitor.of(ctx).actor(), session(ctx).user());
        ctx.status(204);
    }

    private void removeOf(Context ctx) {
        desk.removeOf(Visitor.of(ctx).actor(), ctx.pathParam("name"));
        ctx.status(204);
    }

    private static SignedIn session(Context ctx) {
        return Visitor.of(ctx).requireSession();
    }

    record Open(List<SessionView> sessions) {}

    record SessionView(
            String id, Instant since, Instant lastSeen, Instant ends, String address, String browser, boolean current) {
        static SessionView of(SignInSession session, String currentId) {
            return new SessionView(
                    session.id(),
                    session.createdAt(),
                    session.lastSeenAt(),
                    session.expiresAt(),
                    session.address(),
                    session.browser(),
                    session.id().equals(currentId));
        }
    }

    record Proof(@Nullable String proof) {}

    record Factor(boolean on, boolean needed, int recoveryCodesLeft) {}

    record Begun(String secret, String uri) {}

    record Code(@Nullable String code) {}

    record Codes(List<String> recoveryCodes) {}
}
