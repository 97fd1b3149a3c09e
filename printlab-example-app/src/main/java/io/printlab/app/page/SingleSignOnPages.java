package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.account.SingleSignOnRequest.Purpose;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.SessionCookie;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.SignIn;
import io.printlab.app.signin.SignInSessions;
import io.printlab.app.signin.TooManyAttemptsException;
import io.printlab.app.sso.Arrival;
import io.printlab.app.sso.Departure;
import io.printlab.app.sso.SingleSignOn;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** To the identity provider and back: to sign in, to prove again who it is, to link an account. */
final class SingleSignOnPages implements RouteGroup {
    private static final Logger log = LoggerFactory.getLogger(SingleSignOnPages.class);
    private static final String BACK = "/sign-in/sso/return";
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final SingleSignOn provider;
    private final SignIn signIn;
    private final SignInSessions sessions;
    private final SessionCookie cookie;
    private final HttpSettings settings;
    private final Door door;
    private final Screen screen;

    @Inject
    SingleSignOnPages(
            SingleSignOn provider,
            SignIn signIn,
            SignInSessions sessions,
            SessionCookie cookie,
            HttpSettings settings,
            Door door,
            Screen screen) {
        this.provider = provider;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.settings = settings;
        this.door = door;
        this.screen = screen;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE);
        routes.get("/sign-in/sso", Rule.open(), this::enter)
                .get(BACK, Rule.open(), this::arrive)
                .get("/sign-in/sso/again", people, ctx -> depart(ctx, Purpose.CONFIRM, self(ctx), "/account"))
                .post("/account/sso/link", people.confirmed(), this::link)
                .post("/account/sso/unlink", people.confirmed(), this::unlink);
    }

    private void enter(Context ctx) {
        String next = LocalPath.of(ctx.queryParam("next"));
        try {
            signIn.depart(Visitor.sender(ctx));
            depart(ctx, Purpose.SIGN_IN, null, next);
        } catch (PrintLabException away) {
            refuse(ctx, next, away);
        }
    }

    private void depart(Context ctx, Purpose purpose, @Nullable UserId user, String next) {
        ctx.redirect(departure(ctx, purpose, user, next).address().toString(), HttpStatus.SEE_OTHER);
    }

    private Departure departure(Context ctx, Purpose purpose, @Nullable UserId user, String next) {
        Departure departure = provider.begin(purpose, user, next, back(ctx));
        cookie.set(ctx, SessionCookie.Step.SINGLE_SIGN_ON, departure.browserToken());
        return departure;
    }

    /** Only a form of the lab may begin it; but the policy of the pages keeps forms, and where they are redirected, in the lab. */
    private void link(Context ctx) {
        Departure departure = departure(ctx, Purpose.LINK, self(ctx), "/account");
        DepartureView view = new DepartureView(departure.address().toString(), provider.label());
        screen.show(ctx, screen.viewing(ctx), "Link your account", "account", "departure", view);
    }

    private void arrive(Context ctx) {
        String browser = cookie.token(ctx, SessionCookie.Step.SINGLE_SIGN_ON).orElse("");
        cookie.clear(ctx, SessionCookie.Step.SINGLE_SIGN_ON);
        try {
            User visitor = Visitor.find(ctx)
                    .filter(known -> known.way() == Visitor.Way.COOKIE)
                    .map(Visitor::user)
                    .orElse(null);
            Arrival arrival = provider.finish(ctx.queryParamMap(), browser, visitor, back(ctx));
            switch (arrival.purpose()) {
                case SIGN_IN -> door.letIn(ctx, signIn.arrive(arrival.user(), Visitor.sender(ctx)), arrival.next());
                case LINK -> ctx.redirect(Notice.LINKED.on(arrival.next()), HttpStatus.SEE_OTHER);
                case CONFIRM -> {
                    cookie.set(ctx, sessions.renew(cookie.token(ctx).orElse("")));
                    ctx.redirect(Notice.CONFIRMED.on(arrival.next()), HttpStatus.SEE_OTHER);
                }
            }
        } catch (PrintLabException refused) {
            refuse(ctx, "/", refused);
        }
    }

    private void unlink(Context ctx) {
        provider.unlink(Visitor.of(ctx).actor(), self(ctx), Screen.field(ctx, "subject"));
        ctx.redirect(Notice.UNLINKED.on("/account"), HttpStatus.SEE_OTHER);
    }

    private void refuse(Context ctx, String next, PrintLabException why) {
        log.info("Single sign-on from {} was refused: {}", ctx.ip(), why.getMessage());
        ctx.status(status(why));
        door.show(ctx, "", next, why.getMessage());
    }

    private static int status(PrintLabException why) {
        if (why instanceof TooManyAttemptsException) {
            return TOO_MANY;
        }
        return why.category() == ErrorCategory.UNAVAILABLE ? UNAVAILABLE : UNAUTHORIZED;
    }

    private URI back(Context ctx) {
        return URI.create(settings.address(ctx) + BACK);
    }

    private static UserId self(Context ctx) {
        return Visitor.of(ctx).requireSession().user().id();
    }
}
