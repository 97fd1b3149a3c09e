package io.printlab.app.signin;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Invitation;
import io.printlab.account.User;
import io.printlab.account.UserName;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditSubject;
import io.printlab.desk.InvitationRequest;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Links with which people make their own accounts. Thread-safe; throws UNAVAILABLE without the database. */
@Singleton
public final class Invitations {
    private static final int TOKEN_BITS = 256;

    private static final Actor PROGRAM = Actor.part("invitation");

    private final PrintLab lab;
    private final LabStore store;
    private final Passwords passwords;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    @Inject
    Invitations(PrintLab lab, LabStore store, Passwords passwords, Clock clock) {
        this.lab = lab;
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Makes an invitation; the rights are those of {@code PeopleDesk.invite}. */
    public OneTimeLink invite(Actor actor, InvitationRequest request) {
        String token = secrets.next(TOKEN_BITS);
        Invitation made = lab.people().invite(actor, request, Secrets.sha256(token));
        return new OneTimeLink(token, made.expiresAt());
    }

    /** @throws PrintLabException NOT_FOUND if no account can be made with it (any more) */
    public Invitation invitation(String token) {
        return store.invitations().open(Secrets.sha256(token), clock.instant()).orElseThrow(Invitations::spent);
    }

    /**
     * Makes an account.
     *
     * @throws PrintLabException NOT_FOUND as {@link #invitation}, USER if name or password do not do, CONFLICT if the name is taken
     */
    public User accept(String token, String name, String displayName, String password) {
        invitation(token);
        String checked = UserName.checked(name);
        String shown = DisplayName.checked(displayName.isBlank() ? checked : displayName);
        String hash = passwords.hashChosen(password, checked, shown);
        return lab.audit()
                .decided(
                        PROGRAM,
                        AuditAction.INVITATION_ACCEPTED,
                        () -> store.invitations()
                                .accept(Secrets.sha256(token), checked, shown, hash, clock.instant())
                                .orElseThrow(Invitations::spent),
                        user -> AuditChange.of(
                                AuditSubject.Kind.USER,
                                user.id(),
                                AuditFacts.of("name", user.name()).with("role", user.role())));
    }

    private static PrintLabException spent() {
        return PrintLabException.notFound(
                "This invitation does nothing any more: it was used, withdrawn, or its time is over. Ask the lab's"
                        + " staff for a new one.");
    }
}
