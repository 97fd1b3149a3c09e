package io.printlab.app.api;

import io.javalin.http.Context;
import io.printlab.PrintLab;
import io.printlab.account.Invitation;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.http.Rule;
import io.printlab.app.http.Visitor;
import io.printlab.app.signin.Invitations;
import io.printlab.app.signin.OneTimeLink;
import io.printlab.desk.InvitationRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/invitations}: links with which people make their accounts. */
final class InvitationRoutes implements RouteGroup {
    private static final int USUAL_DAYS = 7;

    private final PrintLab lab;
    private final Invitations invitations;
    private final HttpSettings settings;
    private final Requests requests;

    @Inject
    InvitationRoutes(PrintLab lab, Invitations invitations, HttpSettings settings, Requests requests) {
        this.lab = lab;
        this.invitations = invitations;
        this.settings = settings;
        this.requests = requests;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api/v1/invitations", PeopleRoutes.MANAGERS, this::list)
                .post("/api/v1/invitations", PeopleRoutes.MANAGERS.confirmed(), this::invite)
                .delete("/api/v1/invitations/{id}", PeopleRoutes.MANAGERS, this::withdraw)
                .post("/api/v1/invitations/accept", Rule.open(), this::accept);
    }

    private void list(Context ctx) {
        ctx.json(new Open(lab.people().invitations(Visitor.of(ctx).actor()).stream()
                .map(InvitationView::of)
                .toList()));
    }

    private void invite(Context ctx) {
        Wish wish = requests.requiredBody(ctx, Wish.class, "{\"role\": \"STUDENT\", \"uses\": 30, \"days\": 7}");
        Role role = Requests.oneOf(Role.class, wish.role == null ? "STUDENT" : wish.role, "The field role");
        OneTimeLink link = invitations.invite(
                Visitor.of(ctx).actor(),
                new InvitationRequest(
                        role,
                        wish.group,
                        wish.name,
                        wish.email,
                        wish.uses == null ? 1 : wish.uses,
                        Duration.ofDays(wish.days == null ? USUAL_DAYS : wish.days)));
        ctx.status(201)
                .json(new PeopleRoutes.Link(settings.address(ctx) + "/join?token=" + link.token(), link.expiresAt()));
    }

    private void withdraw(Context ctx) {
        lab.people().withdraw(Visitor.of(ctx).actor(), Requests.number(ctx.pathParam("id"), "An invitation's id"));
        ctx.status(204);
    }

    private void accept(Context ctx) {
        Acceptance wish = requests.requiredBody(
                ctx, Acceptance.class, "{\"token\": \"…\", \"name\": \"sam\", \"password\": \"…\"}");
        User user = invitations.accept(text(wish.token), text(wish.name), text(wish.displayName), text(wish.password));
        ctx.status(201).json(new Joined(user.id().value(), user.name(), user.displayName(), user.role()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    record Open(List<InvitationView> invitations) {}

    record InvitationView(
            long id,
            Role role,
            @Nullable String group,
            @Nullable String name,
            @Nullable String email,
            int uses,
            Instant createdAt,
            Instant expiresAt) {
        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.id(),
                    invitation.role(),
                    invitation.group(),
                    invitation.name(),
                    invitation.email(),
                    invitation.uses(),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    record Wish(
            @Nullable String role,
            @Nullable String group,
            @Nullable String name,
            @Nullable String email,
            @Nullable Integer uses,
            @Nullable Integer days) {}

    record Acceptance(
            @Nullable String token,
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String password) {}

    record Joined(long id, String name, String displayName, Role role) {}
}
