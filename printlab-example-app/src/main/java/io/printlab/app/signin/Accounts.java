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

/** Adds people who can sign in. Thread-safe; throws UNAVAILABLE without the database. */
@Singleton
public final class Accounts {
    private final LabStore store;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    Accounts(LabStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.clock = clock;
    }

    /**
     * Adds a user with a password of 10 characters or more.
     *
     * @throws PrintLabException USER if name, display name or password do not do, CONFLICT if the name is taken
     */
    public User add(String name, String displayName, Role role, String password) {
        String checked = UserName.checked(name);
        String shown = displayName.strip();
        if (shown.isEmpty() || shown.length() > 100 || shown.codePoints().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user("A display name has 1 to 100 characters.");
        }
        String hash = passwords.hashChosen(password);
        User user = store.users().add(checked, shown, role, clock.instant());
        store.users().setPasswordHash(user.id(), hash);
        return user;
    }

    /** @throws PrintLabException USER if the password does not do */
    public void setPassword(Actor by, UserId id, String password) {
        String hash = passwords.hashChosen(password);
        audit.decided(
                by,
                AuditAction.USER_PASSWORD_CHANGED,
                () -> {
                    store.users().setPasswordHash(id, hash);
                    return id;
                },
                changed -> AuditChange.of(AuditSubject.Kind.USER, changed, AuditFacts.NONE));
    }
}
