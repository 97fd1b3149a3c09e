package io.printlab.app.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.printlab.app.enrolment.Classes;
import io.printlab.app.enrolment.Enrolled;
import io.printlab.app.http.Downloads;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.http.RouteGroup;
import io.printlab.app.http.Routes;
import io.printlab.app.signin.Invitations;
import io.printlab.app.signin.OneTimeLink;
import io.printlab.desk.InvitationRequest;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How new people are let in: by invitation, and as a class from a list. */
final class EntryPages implements RouteGroup {
    private final Screen screen;
    private final Invitations invitations;
    private final Classes classes;
    private final HttpSettings settings;

    @Inject
    EntryPages(Screen screen, Invitations invitations, Classes classes, HttpSettings settings) {
        this.screen = screen;
        this.invitations = invitations;
        this.classes = classes;
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/invitations", PeoplePages.MANAGERS, ctx -> invitations(ctx, null, null))
                .post("/invitations", PeoplePages.MANAGERS.confirmed(), this::invite)
                .post("/invitations/{id}/withdraw", PeoplePages.MANAGERS, this::withdraw)
                .get("/class-list", PeoplePages.MANAGERS, ctx -> classList(ctx, new ClassListView("", null, null)))
                .post("/class-list", PeoplePages.MANAGERS, this::preview)
                .post("/class-list/add", PeoplePages.MANAGERS, this::add);
    }

    private void invite(Context ctx) {
        Viewing viewing = screen.viewing(ctx);
        try {
            InvitationRequest request = new InvitationRequest(
                    PeoplePages.role(PeoplePages.field(ctx, "role")),
                    PeoplePages.field(ctx, "group"),
                    PeoplePages.field(ctx, "name"),
                    PeoplePages.field(ctx, "email"),
                    number(ctx, "uses"),
                    Duration.ofDays(number(ctx, "days")));
            OneTimeLink link = invitations.invite(viewing.actor(), request);
            invitations(
                    ctx,
                    new PersonView.Link(
                            settings.address(ctx) + "/join?token=" + link.token(), viewing.moment(link.expiresAt())),
                    null);
        } catch (PrintLabException fault) {
            invitations(ctx, null, Faults.shown(ctx, fault));
        }
    }

    private void withdraw(Context ctx) {
        screen.lab().people().withdraw(screen.viewing(ctx).actor(), Screen.number(ctx, "invitation"));
        ctx.redirect(Notice.WITHDRAWN.on("/invitations"), HttpStatus.SEE_OTHER);
    }

    private void invitations(Context ctx, PersonView.@Nullable Link link, @Nullable String fault) {
        Viewing viewing = screen.viewing(ctx);
        InvitationsView view =
                InvitationsView.of(viewing, viewing.lab().people().invitations(viewing.actor()), link, fault);
        screen.show(ctx, viewing, "Invitations", "people", "invitations", view);
    }

    private void preview(Context ctx) {
        String csv = PeoplePages.field(ctx, "csv");
        try {
            classList(
                    ctx,
                    ClassListView.of(csv, classes.preview(screen.viewing(ctx).actor(), csv)));
        } catch (PrintLabException fault) {
            classList(ctx, new ClassListView(csv, null, Faults.shown(ctx, fault)));
        }
    }

    private void add(Context ctx) {
        String csv = PeoplePages.field(ctx, "csv");
        try {
            List<Enrolled> added = classes.enrol(screen.viewing(ctx).actor(), csv);
            Downloads.csv(ctx, "links.csv", Classes.csv(added, settings.address(ctx)));
        } catch (PrintLabException fault) {
            classList(ctx, new ClassListView(csv, null, Faults.shown(ctx, fault)));
        }
    }

    private void classList(Context ctx, ClassListView view) {
        screen.show(ctx, screen.viewing(ctx), "Add a class", "people", "classList", view);
    }

    private static int number(Context ctx, String field) {
        String text = PeoplePages.field(ctx, field);
        if (!text.matches("[0-9]{1,4}")) {
            throw PrintLabException.user("How many people and how many days are whole numbers. Mend them.");
        }
        return Integer.parseInt(text);
    }
}
