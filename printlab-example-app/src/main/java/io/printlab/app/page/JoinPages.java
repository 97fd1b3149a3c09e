package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Invitation;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.signin.FirstStart;
import io.printlab.app.signin.Invitations;
import io.printlab.app.signin.PasswordResets;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Where people come in who cannot sign in yet or any more: the first administrator, who was invited, who forgot the password. */
final class JoinPages implements RouteGroup {
    private static final int LONGEST_SHOWN = 100;

    private final FirstStart firstStart;
    private final Invitations invitations;
    private final PasswordResets resets;
    private final HttpSettings settings;
    private final Templates templates;

    @Inject
    JoinPages(
            FirstStart firstStart,
            Invitations invitations,
            PasswordResets resets,
            HttpSettings settings,
            Templates templates) {
        this.firstStart = firstStart;
        this.invitations = invitations;
        this.resets = resets;
        this.settings = settings;
        this.templates = templates;
    }

    @Override
    public void register(Routes routes) {
        Rule everybody = Rule.open();
        routes.get("/first-start", everybody, this::firstStart)
                .post("/first-start", everybody, this::makeAdministrator)
                .get("/join", everybody, this::invited)
                .post("/join", everybody, this::join)
                .get("/forgotten", everybody, ctx -> forgotten(ctx, false, null))
                .post("/forgotten", everybody, this::mail)
                .get("/reset", everybody, this::reset)
                .post("/reset", everybody, this::setPassword);
    }

    private void firstStart(Context ctx) {
        if (firstStart.isOver()) {
            ctx.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            show(ctx, "Welcome", "firstStart", new NewPasswordView("", "", "", null));
        }
    }

    private void makeAdministrator(Context ctx) {
        try {
            firstStart.makeAdministrator(
                    field(ctx, "code"), field(ctx, "name"), field(ctx, "displayName"), field(ctx, "password"));
            enter(ctx, Notice.JOINED);
        } catch (PrintLabException fault) {
            show(ctx, "Welcome", "firstStart", typed(ctx, shown(ctx, "code"), Faults.shown(ctx, fault)));
        }
    }

    private void invited(Context ctx) {
        String token = token(ctx);
        Invitation invitation = invitations.invitation(token);
        String name = invitation.name() == null ? "" : invitation.name();
        show(ctx, "Make your account", "join", new NewPasswordView(token, name, "", null));
    }

    private void join(Context ctx) {
        String token = field(ctx, "token");
        invitations.invitation(token);
        try {
            invitations.accept(token, field(ctx, "name"), field(ctx, "displayName"), field(ctx, "password"));
            enter(ctx, Notice.JOINED);
        } catch (PrintLabException fault) {
            show(ctx, "Make your account", "join", typed(ctx, token, Faults.shown(ctx, fault)));
        }
    }

    /** The answer and its time are the same whether there is such a person or not. */
    private void mail(Context ctx) {
        try {
            resets.mail(field(ctx, "name"), ctx.ip(), settings.baseUrl());
            forgotten(ctx, true, null);
        } catch (PrintLabException fault) {
            forgotten(ctx, false, Faults.shown(ctx, fault));
        }
    }

    private void forgotten(Context ctx, boolean asked, @Nullable String fault) {
        show(ctx, "Forgotten password", "forgotten", new ForgottenView(resets.areMailed(), asked, fault));
    }

    /** Looking at the link does not use it up: programs that check mails follow links too. */
    private void reset(Context ctx) {
        String token = token(ctx);
        show(
                ctx,
                "Choose a new password",
                "reset",
                new NewPasswordView(token, resets.person(token).name(), "", null));
    }

    private void setPassword(Context ctx) {
        String token = field(ctx, "token");
        String name = resets.person(token).name();
        try {
            resets.use(token, field(ctx, "password"));
            enter(ctx, Notice.PASSWORD_CHOSEN);
        } catch (PrintLabException fault) {
            show(ctx, "Choose a new password", "reset", new NewPasswordView(token, name, "", Faults.shown(ctx, fault)));
        }
    }

    private static void enter(Context ctx, Notice notice) {
        ctx.redirect(notice.on("/sign-in"), HttpStatus.SEE_OTHER);
    }

    private static NewPasswordView typed(Context ctx, String token, String fault) {
        return new NewPasswordView(token, shown(ctx, "name"), shown(ctx, "displayName"), fault);
    }

    private void show(Context ctx, String title, String template, Object view) {
        ctx.html(templates.page(template, new Frame(title, "", null, null), view));
    }

    private static String token(Context ctx) {
        String token = ctx.queryParam("token");
        return token == null ? "" : token;
    }

    private static String shown(Context ctx, String name) {
        String value = field(ctx, name);
        return value.substring(0, Math.min(LONGEST_SHOWN, value.length()));
    }

    private static String field(Context ctx, String name) {
        return PeoplePages.field(ctx, name);
    }
}
