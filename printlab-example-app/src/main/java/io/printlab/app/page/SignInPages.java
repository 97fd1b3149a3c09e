package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.SessionCookie;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.SignIn;
import io.printlab.app.signin.TooManyAttemptsException;
import io.printlab.app.signin.WrongCredentialsException;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The door: signing in and out. */
final class SignInPages implements RouteGroup {
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int LONGEST_SHOWN_NAME = 64;

    private final SignIn signIn;
    private final SessionCookie cookie;
    private final Templates templates;

    @Inject
    SignInPages(SignIn signIn, SessionCookie cookie, Templates templates) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.templates = templates;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/sign-in", Rule.open(), this::door)
                .post("/sign-in", Rule.open(), this::enter)
                .post("/sign-out", Rule.signedIn(Permission.SEE_QUEUE), this::leave);
    }

    private void door(Context ctx) {
        String next = LocalPath.of(ctx.queryParam("next"));
        if (Visitor.find(ctx).isPresent()) {
            ctx.redirect(next, HttpStatus.SEE_OTHER);
        } else {
            show(ctx, "", next, null);
        }
    }

    private void enter(Context ctx) {
        String name = field(ctx, "name");
        String next = LocalPath.of(ctx.formParam("next"));
        try {
            cookie.set(
                    ctx, signIn.signIn(name, field(ctx, "password"), ctx.ip()).token());
            ctx.redirect(next, HttpStatus.SEE_OTHER);
        } catch (WrongCredentialsException wrong) {
            ctx.status(UNAUTHORIZED);
            show(ctx, name, next, wrong.getMessage());
        } catch (TooManyAttemptsException tooMany) {
            ctx.status(TOO_MANY).header("Retry-After", Long.toString(tooMany.seconds()));
            show(ctx, name, next, tooMany.getMessage());
        }
    }

    private void leave(Context ctx) {
        cookie.token(ctx).ifPresent(signIn::signOut);
        cookie.clear(ctx);
        ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx, String name, String next, @Nullable String fault) {
        String shown = name.substring(0, Math.min(LONGEST_SHOWN_NAME, name.length()));
        Frame frame = new Frame("Sign in", "", null, Notice.sentence(ctx.queryParam("done")));
        ctx.html(templates.page("signIn", frame, new SignInView(shown, next, fault)));
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }
}
