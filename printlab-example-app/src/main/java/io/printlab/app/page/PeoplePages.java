package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.signin.OneTimeLink;
import io.printlab.app.signin.PasswordResets;
import io.printlab.desk.PeopleDesk;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The people of the lab, for those who look after them. */
final class PeoplePages implements RouteGroup {
    static final Rule MANAGERS = Rule.signedIn(PeopleDesk.MANAGES);
    private static final int LONGEST_SEARCH = 100;

    private final Screen screen;
    private final PasswordResets resets;
    private final HttpSettings settings;

    @Inject
    PeoplePages(Screen screen, PasswordResets resets, HttpSettings settings) {
        this.screen = screen;
        this.resets = resets;
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/people", MANAGERS, this::list)
                .get("/people/{id}", MANAGERS, ctx -> show(ctx, null))
                .post("/people/{id}/deactivate", MANAGERS.confirmed(), this::deactivate)
                .post("/people/{id}/reactivate", MANAGERS.confirmed(), this::reactivate)
                .post("/people/{id}/role", MANAGERS.confirmed(), this::role)
                .post("/people/{id}/email", MANAGERS.confirmed(), this::email)
                .post("/people/{id}/password-link", MANAGERS.confirmed(), this::passwordLink)
                .post("/people/{id}/sign-out", MANAGERS, this::signOut);
    }

    static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    /** @throws PrintLabException USER if there is no such role */
    static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> PrintLabException.user("Choose a role from the list."));
    }

    private void list(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        String text = parameter(ctx, "search");
        PeopleView view = PeopleView.of(
                text, viewing.lab().people().search(viewing.actor(), text, parameter(ctx, "after"), PeopleView.PAGE));
        screen.show(ctx, viewing, "People", "people", "people", view);
    }

    private void show(Context ctx, PersonView.@Nullable Link link) {
        Viewing viewing = screen.viewing(ctx);
        PeopleDesk desk = viewing.lab().people();
        User user = desk.person(viewing.actor(), person(ctx));
        PersonView view = PersonView.of(
                viewing,
                user,
                desk.email(viewing.actor(), user.id()).orElse(""),
                desk.sessions(viewing.actor(), user.id()),
                link);
        screen.show(ctx, viewing, user.displayName(), "people", "person", view);
    }

    private void deactivate(Context ctx) {
        desk().deactivate(actor(ctx), person(ctx));
        back(ctx, Notice.DEACTIVATED);
    }

    private void reactivate(Context ctx) {
        desk().reactivate(actor(ctx), person(ctx));
        back(ctx, Notice.REACTIVATED);
    }

    private void role(Context ctx) {
        desk().changeRole(actor(ctx), person(ctx), role(field(ctx, "role")));
        back(ctx, Notice.ROLE_CHANGED);
    }

    private void email(Context ctx) {
        desk().setEmail(actor(ctx), person(ctx), field(ctx, "email"));
        back(ctx, Notice.EMAIL_CHANGED);
    }

    private void passwordLink(Context ctx) {
        OneTimeLink link = resets.issue(actor(ctx), person(ctx));
        show(
                ctx,
                new PersonView.Link(
                        settings.address(ctx) + "/reset?token=" + link.token(),
                        screen.viewing(ctx).moment(link.expiresAt())));
    }

    private void signOut(Context ctx) {
        desk().signOutEverywhere(actor(ctx), person(ctx));
        back(ctx, Notice.SIGNED_OUT);
    }

    private PeopleDesk desk() {
        return screen.lab().people();
    }

    private Actor actor(Context ctx) {
        return screen.viewing(ctx).actor();
    }

    private static void back(Context ctx, Notice notice) {
        ctx.redirect(notice.on("/people/" + person(ctx)), HttpStatus.SEE_OTHER);
    }

    private static UserId person(Context ctx) {
        return new UserId(Screen.number(ctx, "person"));
    }

    private static String parameter(Context ctx, String name) {
        String value = ctx.queryParam(name);
        return value == null ? "" : value.substring(0, Math.min(LONGEST_SEARCH, value.length()));
    }
}
