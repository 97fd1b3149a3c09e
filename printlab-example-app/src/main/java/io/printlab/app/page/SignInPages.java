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
import io.printlab.app.signin.SignInSessions;
import io.printlab.app.signin.TooManyAttemptsException;
import io.printlab.app.signin.WrongCredentialsException;
import jakarta.inject.Inject;

/** The door: signing in by name and password, the second step, and signing out. */
final class SignInPages implements RouteGroup {
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final SignIn signIn;
    private final SignInSessions sessions;
    private final SessionCookie cookie;
    private final Door door;

    @Inject
    SignInPages(SignIn signIn, SignInSessions sessions, SessionCookie cookie, Door door) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.door = door;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/sign-in", Rule.open(), this::look)
                .post("/sign-in", Rule.open(), this::enter)
                .get("/sign-in/code", Rule.open(), this::lookForCode)
                .post("/sign-in/code", Rule.open(), this::finish)
                .post("/sign-out", Rule.signedIn(Permission.SEE_QUEUE).beforeSecondFactor(), this::leave);
    }

    private void look(Context ctx) {
        String next = LocalPath.of(ctx.queryParam("next"));
        if (Visitor.find(ctx).isPresent()) {
            ctx.redirect(next, HttpStatus.SEE_OTHER);
        } else {
            door.show(ctx, "", next, null);
        }
    }

    private void enter(Context ctx) {
        String name = Screen.field(ctx, "name");
        String next = LocalPath.of(ctx.formParam("next"));
        try {
            door.letIn(ctx, signIn.signIn(name, Screen.field(ctx, "password"), Visitor.sender(ctx)), next);
        } catch (WrongCredentialsException wrong) {
            ctx.status(UNAUTHORIZED);
            door.show(ctx, name, next, wrong.getMessage());
        } catch (TooManyAttemptsException tooMany) {
            ctx.status(TOO_MANY).header("Retry-After", Long.toString(tooMany.seconds()));
            door.show(ctx, name, next, tooMany.getMessage());
        }
    }

    private void lookForCode(Context ctx) {
        String next = LocalPath.of(ctx.queryParam("next"));
        if (isHalfOpen(ctx)) {
            door.askForCode(ctx, next, null);
        } else {
            door.show(ctx, "", next, null);
        }
    }

    private void finish(Context ctx) {
        String next = LocalPath.of(ctx.formParam("next"));
        String token = cookie.token(ctx, SessionCookie.Step.SECOND_FACTOR).orElse("");
        try {
            door.letIn(ctx, signIn.finish(token, Screen.field(ctx, "code"), Visitor.sender(ctx)), next);
        } catch (WrongCredentialsException wrong) {
            ctx.status(UNAUTHORIZED);
            if (isHalfOpen(ctx)) {
                door.askForCode(ctx, next, wrong.getMessage());
            } else {
                door.show(ctx, "", next, wrong.getMessage());
            }
        } catch (TooManyAttemptsException tooMany) {
            ctx.status(TOO_MANY).header("Retry-After", Long.toString(tooMany.seconds()));
            door.askForCode(ctx, next, tooMany.getMessage());
        }
    }

    private boolean isHalfOpen(Context ctx) {
        return cookie.token(ctx, SessionCookie.Step.SECOND_FACTOR)
                .filter(signIn::isHalfOpen)
                .isPresent();
    }

    private void leave(Context ctx) {
        cookie.token(ctx).ifPresent(token -> sessions.signOut(Visitor.of(ctx).actor(), token));
        cookie.clear(ctx);
        ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }
}
