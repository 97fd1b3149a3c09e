package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.enrolment.ClassLine;
import io.printlab.app.enrolment.ClassPreview;
import io.printlab.app.enrolment.Classes;
import io.printlab.app.enrolment.Enrolled;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.OneTimeLink;
import io.printlab.app.signin.PasswordResets;
import io.printlab.desk.PeopleDesk;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/people}: the people of the lab, for those who look after them, and classes that come as a list. */
final class PeopleRoutes implements RouteGroup {
    static final Rule MANAGERS = Rule.signedIn(PeopleDesk.MANAGES);
    private static final int PAGE = 100;

    private final PrintLab lab;
    private final PasswordResets resets;
    private final Classes classes;
    private final HttpSettings settings;
    private final Requests requests;

    @Inject
    PeopleRoutes(PrintLab lab, PasswordResets resets, Classes classes, HttpSettings settings, Requests requests) {
        this.lab = lab;
        this.resets = resets;
        this.classes = classes;
        this.settings = settings;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/people", MANAGERS, this::list)
                .get("/api/v1/people/{id}", MANAGERS, ctx -> answer(ctx, desk().person(actor(ctx), person(ctx))))
                .put("/api/v1/people/{id}/active", MANAGERS.confirmed(), this::active)
                .put("/api/v1/people/{id}/role", MANAGERS.confirmed(), this::role)
                .put("/api/v1/people/{id}/email", MANAGERS.confirmed(), this::email)
                .post("/api/v1/people/{id}/password-link", MANAGERS.confirmed(), this::passwordLink)
                .delete("/api/v1/people/{id}/sessions", MANAGERS, this::signOut)
                .post("/api/v1/people/class-list/preview", MANAGERS, this::preview)
                .post("/api/v1/people/class-list", MANAGERS, this::enrol);
    }

    private void list(Context ctx) {
        String search = ctx.queryParam("search");
        String after = ctx.queryParam("after");
        int limit = Requests.limit(ctx.queryParam("limit"), PAGE);
        List<User> found = desk().search(actor(ctx), search == null ? "" : search, after == null ? "" : after, limit);
        ctx.json(new People(
                found.stream().map(user -> PersonView.of(user, null)).toList(),
                found.size() < limit ? null : found.get(limit - 1).name()));
    }

    private void active(Context ctx) {
        Active wish = requests.requiredBody(ctx, Active.class, "{\"active\": false}");
        if (wish.active == null) {
            throw PrintLabException.user("Say whether the account is active: true or false.");
        }
        answer(
                ctx,
                wish.active ? desk().reactivate(actor(ctx), person(ctx)) : desk().deactivate(actor(ctx), person(ctx)));
    }

    private void role(Context ctx) {
        NewRole wish = requests.requiredBody(ctx, NewRole.class, "{\"role\": \"STAFF\"}");
        Role role = Requests.oneOf(Role.class, wish.role == null ? "" : wish.role, "The field role");
        answer(ctx, desk().changeRole(actor(ctx), person(ctx), role));
    }

    private void email(Context ctx) {
        NewEmail wish = requests.requiredBody(ctx, NewEmail.class, "{\"email\": \"sam@example.org\"}");
        desk().setEmail(actor(ctx), person(ctx), wish.email);
        answer(ctx, desk().person(actor(ctx), person(ctx)));
    }

    private void passwordLink(Context ctx) {
        OneTimeLink link = resets.issue(actor(ctx), person(ctx));
        ctx.status(201).json(new Link(settings.address(ctx) + "/reset?token=" + link.token(), link.expiresAt()));
    }

    private void signOut(Context ctx) {
        desk().signOutEverywhere(actor(ctx), person(ctx));
        ctx.status(204);
    }

    private void preview(Context ctx) {
        ClassPreview preview = classes.preview(actor(ctx), ctx.body());
        ctx.json(new Preview(preview.added(), preview.existing(), preview.faults()));
    }

    private void enrol(Context ctx) {
        List<Enrolled> added = classes.enrol(actor(ctx), ctx.body());
        String address = settings.address(ctx);
        ctx.status(201)
                .json(new Added(added.stream()
                        .map(person -> new AddedPerson(
                                person.person().name(),
                                new Link(address + "/reset?token=" + person.token(), person.expiresAt())))
                        .toList()));
    }

    private void answer(Context ctx, User user) {
        ctx.json(PersonView.of(user, desk().email(actor(ctx), user.id()).orElse(null)));
    }

    private PeopleDesk desk() {
        return lab.people();
    }

    private static Actor actor(Context ctx) {
        return Visitor.of(ctx).actor();
    }

    private static UserId person(Context ctx) {
        return new UserId(Requests.number(ctx.pathParam("id"), "A person's id"));
    }

    record People(List<PersonView> people, @Nullable String next) {}

    record PersonView(
            long id,
            String name,
            String displayName,
            Role role,
            boolean active,
            Instant createdAt,
            Set<String> groups,
            @Nullable String email) {
        static PersonView of(User user, @Nullable String email) {
            return new PersonView(
                    user.id().value(),
                    user.name(),
                    user.displayName(),
                    user.role(),
                    user.active(),
                    user.createdAt(),
                    new TreeSet<>(user.groups()),
                    email);
        }
    }

    record Active(@Nullable Boolean active) {}

    record NewRole(@Nullable String role) {}

    record NewEmail(@Nullable String email) {}

    record Link(String link, Instant expiresAt) {}

    record Preview(List<ClassLine> added, List<ClassLine> existing, List<ClassLine> faults) {}

    record Added(List<AddedPerson> added) {}

    record AddedPerson(String name, Link password) {}
}
