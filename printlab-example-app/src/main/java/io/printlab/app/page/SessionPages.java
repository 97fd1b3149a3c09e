package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.SecondFactors;
import io.printlab.app.signin.SignInSessions;
import io.printlab.app.signin.SignedIn;
import io.printlab.app.sso.SingleSignOn;
import jakarta.inject.Inject;

/** Where the visitor is signed in, as a part of the account page, and ending that. */
final class SessionPages implements RouteGroup {
    private final SignInSessions sessions;
    private final SecondFactors factors;
    private final SingleSignOn provider;

    @Inject
    SessionPages(SignInSessions sessions, SecondFactors factors, SingleSignOn provider) {
        this.sessions = sessions;
        this.factors = factors;
        this.provider = provider;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        routes.post("/account/sessions/{id}/end", people, this::end)
                .post("/account/sessions/end-others", people, this::endOthers);
    }

    /** What the account page shows of it. */
    DoorsView view(Viewing viewing, Visitor visitor) {
        SignedIn session = visitor.session();
        String current = session == null ? "" : session.sessionId();
        return new DoorsView(
                sessions.of(viewing.user().id()).stream()
                        .map(open -> DoorsView.SessionLine.of(viewing, open, current))
                        .toList(),
                factors.isOn(viewing.user().id()),
                factors.recoveryCodesLeft(viewing.user().id()),
                provider.isOn() ? provider.label() : null,
                provider.identitiesOf(viewing.user().id()).stream()
                        .map(identity ->
                                new DoorsView.IdentityLine(identity.subject(), viewing.moment(identity.linkedAt())))
                        .toList());
    }

    private void end(Context ctx) {
        SignedIn session = Visitor.of(ctx).requireSession();
        sessions.end(Visitor.of(ctx).actor(), ctx.pathParam("id"));
        ctx.redirect(Notice.SESSION_ENDED.on("/account"), HttpStatus.SEE_OTHER);
    }

    private void endOthers(Context ctx) {
        SignedIn session = Visitor.of(ctx).requireSession();
        sessions.endOthers(Visitor.of(ctx).actor(), session.user().id(), session.sessionId());
        ctx.redirect(Notice.SESSIONS_ENDED.on("/account"), HttpStatus.SEE_OTHER);
    }
}
