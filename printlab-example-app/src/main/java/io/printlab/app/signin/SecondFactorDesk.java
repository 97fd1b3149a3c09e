package io.printlab.app.signin;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserName;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Turns second factors on and off, and ends the sessions that were opened without or with them. Thread-safe. */
@Singleton
public final class SecondFactorDesk {
    private final LabStore store;
    private final AuditLog audit;
    private final SecondFactors factors;
    private final SignInSessions sessions;

    @Inject
    SecondFactorDesk(LabStore store, SecondFactors factors, SignInSessions sessions, Clock clock) {
        this.store = store;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.factors = factors;
        this.sessions = sessions;
    }

    /** As {@link SecondFactors#confirm}; the person's other sessions, which were opened without it, end. */
    public List<String> turnOn(Actor actor, User user, String sessionId, String code) {
        List<String> codes =
                audit.decidedAbout(user.id(), actor, AuditAction.SECOND_FACTOR_ON, () -> factors.confirm(user, code));
        sessions.endOthers(actor, user.id(), sessionId);
        return codes;
    }

    /** As {@link SecondFactors#newRecoveryCodes}. */
    public List<String> newRecoveryCodes(Actor actor, User user) {
        return audit.decidedAbout(
                user.id(), actor, AuditAction.RECOVERY_CODES_MADE, () -> factors.newRecoveryCodes(user.id()));
    }

    /** @throws PrintLabException CONFLICT if there is none */
    public void turnOff(Actor actor, User user) {
        remove(actor, user);
    }

    /**
     * Takes it away from a person who lost it; the person's sessions end.
     *
     * @throws PrintLabException FORBIDDEN for others than administrators, NOT_FOUND for an unknown name, CONFLICT if the person
     *     has none
     */
    public void removeOf(Actor administrator, String name) {
        Access.require(administrator, Permission.ADMINISTER, "take away somebody's second factor");
        User user = store.users()
                .byName(UserName.checked(name))
                .orElseThrow(
                        () -> PrintLabException.notFound("There is no user of this name. Look for a typing mistake."));
        remove(administrator, user);
        sessions.endAll(administrator, user.id());
    }

    private void remove(Actor actor, User user) {
        audit.decidedAbout(user.id(), actor, AuditAction.SECOND_FACTOR_OFF, () -> {
            factors.remove(user.id());
            return user;
        });
    }
}
