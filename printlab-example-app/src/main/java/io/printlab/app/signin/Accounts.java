package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserName;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Adds people who can sign in, and changes their passwords. Thread-safe; throws UNAVAILABLE without the database. */
@Singleton
public final class Accounts {
    private static final Actor PROGRAM = Actor.part("accounts");

    private final LabStore store;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;
    private final AttemptLimiter confirmations;

    @Inject
    Accounts(LabStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.clock = clock;
        this.confirmations = new AttemptLimiter(5, clock);
    }

    /**
     * Adds a user with a password that {@link PasswordPolicy} allows.
     *
     * @throws PrintLabException USER if name, display name or password do not do, CONFLICT if the name is taken
     */
    public User add(String name, String displayName, Role role, String password) {
        String checked = UserName.checked(name);
        String shown = DisplayName.checked(displayName);
        String hash = passwords.hashChosen(password, checked, shown);
        return audit.decided(
                PROGRAM,
                AuditAction.USER_ADDED,
                () -> {
                    User user = store.users().add(checked, shown, role, clock.instant());
                    store.users().setPasswordHash(user.id(), hash);
                    return user;
                },
                user -> AuditChange.of(
                        AuditSubject.Kind.USER,
                        user.id(),
                        AuditFacts.of("name", user.name()).with("role", role)));
    }

    /** @throws PrintLabException USER if the password does not do, NOT_FOUND if there is no such user */
    public void setPassword(Actor by, UserId id, String password) {
        String hash = chosen(known(id), password);
        audit.decidedAbout(id, by, AuditAction.USER_PASSWORD_CHANGED, () -> {
            store.users().setPasswordHash(id, hash);
            return id;
        });
    }

    /**
     * Changes a person's own password; the other sessions of the person end.
     *
     * @param keptSession id of the session that stays, or empty for none
     * @throws PrintLabException as {@link #confirm}, and USER if the next password does not do
     */
    public void changePassword(Actor actor, UserId id, String current, String next, String keptSession) {
        confirm(id, current);
        setPassword(actor, id, next);
        store.sessions().removeOthers(id, keptSession);
    }

    /**
     * Makes sure that it is the person who asks, not somebody at the person's open window.
     *
     * @throws PrintLabException FORBIDDEN if the password is not the person's
     * @throws TooManyAttemptsException if it was tried too often
     */
    public void confirm(UserId id, String password) {
        confirmations.require(id.toString());
        if (!passwords.matches(password, store.users().passwordHash(id).orElse(null))) {
            throw PrintLabException.forbidden("That is not your password, so nothing was changed. Type it again.");
        }
        confirmations.forget(id.toString());
    }

    private String chosen(User user, String password) {
        return passwords.hashChosen(password, user.name(), user.displayName());
    }

    private User known(UserId id) {
        return store.users()
                .byId(id)
                .orElseThrow(
                        () -> PrintLabException.notFound("There is no user " + id + ". Look at the list of people."));
    }
}
