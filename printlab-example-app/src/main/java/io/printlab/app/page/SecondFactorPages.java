package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.Enrolment;
import io.printlab.app.signin.SecondFactorDesk;
import io.printlab.app.signin.SecondFactors;
import io.printlab.app.signin.SignedIn;
import io.printlab.app.signin.TooManyAttemptsException;
import io.printlab.app.signin.WrongCredentialsException;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Setting up the second factor, and turning it off. */
final class SecondFactorPages implements RouteGroup {
    private static final String PAGE = "/account/second-factor";
    private static final int BAD_REQUEST = 400;

    private final Screen screen;
    private final SecondFactors factors;
    private final SecondFactorDesk desk;

    @Inject
    SecondFactorPages(Screen screen, SecondFactors factors, SecondFactorDesk desk) {
        this.screen = screen;
        this.factors = factors;
        this.desk = desk;
    }

    @Override
    public void register(Routes routes) {
        Rule people = Rule.signedIn(Permission.SEE_QUEUE).beforeSecondFactor();
        routes.get(PAGE, people, ctx -> show(ctx, List.of(), null))
                .post(PAGE + "/begin", people.confirmed(), this::begin)
                .post(PAGE + "/confirm", people.confirmed(), this::confirm)
                .post(PAGE + "/codes", people.confirmed(), this::newCodes)
                .post(PAGE + "/off", people.confirmed(), this::turnOff)
                .post(PAGE + "/remove", Rule.signedIn(Permission.ADMINISTER).confirmed(), this::removeOf);
    }

    private void begin(Context ctx) {
        factors.begin(session(ctx).user());
        ctx.redirect(PAGE, HttpStatus.SEE_OTHER);
    }

    private void confirm(Context ctx) {
        SignedIn session = session(ctx);
        try {
            show(
                    ctx,
                    desk.turnOn(
                            Visitor.of(ctx).actor(), session.user(), session.sessionId(), Screen.field(ctx, "code")),
                    null);
        } catch (WrongCredentialsException | TooManyAttemptsException wrong) {
            ctx.status(BAD_REQUEST);
            show(ctx, List.of(), wrong.getMessage());
        }
    }

    private void newCodes(Context ctx) {
        show(ctx, desk.newRecoveryCodes(Visitor.of(ctx).actor(), session(ctx).user()), null);
    }

    private void turnOff(Context ctx) {
        desk.turnOff(Visitor.of(ctx).actor(), session(ctx).user());
        ctx.redirect(Notice.SECOND_FACTOR_OFF.on(PAGE), HttpStatus.SEE_OTHER);
    }

    private void removeOf(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        visitor.requireSession();
        try {
            desk.removeOf(visitor.actor(), Screen.field(ctx, "name"));
            ctx.redirect(Notice.SECOND_FACTOR_REMOVED.on(PAGE), HttpStatus.SEE_OTHER);
        } catch (PrintLabException refused) {
            ctx.status(BAD_REQUEST);
            show(ctx, List.of(), refused.getMessage());
        }
    }

    private void show(Context ctx, List<String> newCodes, @Nullable String fault) {
        Viewing viewing = screen.viewing(ctx);
        User user = viewing.user();
        boolean on = factors.isOn(user.id());
        Enrolment begun = factors.begun(user).orElse(null);
        SecondFactorView view = new SecondFactorView(
                on,
                !on && factors.isNeeded(user),
                factors.recoveryCodesLeft(user.id()),
                begun == null ? null : SecondFactorView.App.of(begun),
                newCodes,
                fault,
                viewing.actor().may(Permission.ADMINISTER));
        screen.show(ctx, viewing, "Second factor", "account", "secondFactor", view);
    }

    private static SignedIn session(Context ctx) {
        return Visitor.of(ctx).requireSession();
    }
}
