package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.app.http.SessionCookie;
import io.printlab.app.signin.OpenedSession;
import io.printlab.app.signin.OwedSecondFactor;
import io.printlab.app.signin.SignInOutcome;
import io.printlab.app.signin.SignInSessions;
import io.printlab.app.sso.SingleSignOn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lets a browser in after each kind of sign-in, and shows the sign-in page. Thread-safe. */
@Singleton
final class Door {
    private static final int LONGEST_SHOWN_NAME = 64;

    private final SessionCookie cookie;
    private final SignInSessions sessions;
    private final SingleSignOn provider;
    private final Templates templates;

    @Inject
    Door(SessionCookie cookie, SignInSessions sessions, SingleSignOn provider, Templates templates) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.provider = provider;
        this.templates = templates;
    }

    /** Goes on to the path, or to the second step. */
    void letIn(Context ctx, SignInOutcome outcome, String next) {
        if (outcome instanceof OwedSecondFactor owed) {
            cookie.set(ctx, SessionCookie.Step.SECOND_FACTOR, owed.token());
            ctx.redirect("/sign-in/code?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
        } else if (outcome instanceof OpenedSession opened) {
            letIn(ctx, opened, next);
        }
    }

    /** The browser gets a token that nobody knew before; what it was signed in as before, whoever planted it, ends. */
    void letIn(Context ctx, OpenedSession opened, String next) {
        cookie.token(ctx).ifPresent(sessions::drop);
        cookie.clear(ctx, SessionCookie.Step.SECOND_FACTOR);
        cookie.set(ctx, opened.token());
        ctx.redirect(next, HttpStatus.SEE_OTHER);
    }

    void show(Context ctx, String name, String next, @Nullable String fault) {
        String shown = name.substring(0, Math.min(LONGEST_SHOWN_NAME, name.length()));
        String label = provider.isOn() ? provider.label() : null;
        Frame frame = new Frame("Sign in", "", null, Notice.sentence(ctx.queryParam("done")));
        ctx.html(templates.page("signIn", frame, new SignInView(shown, next, fault, label)));
    }

    void askForCode(Context ctx, String next, @Nullable String fault) {
        Frame frame = new Frame("Sign in", "", null, Notice.sentence(ctx.queryParam("done")));
        ctx.html(templates.page("signInCode", frame, new CodeView(next, fault)));
    }
}
