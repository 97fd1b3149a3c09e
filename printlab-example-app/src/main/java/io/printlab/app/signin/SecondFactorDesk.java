package io.printlab.app.signin;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserName;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Turns second factors on and off, and ends the sessions that were opened without or with them. Thread-safe. */
@Singleton
public final class SecondFactorDesk {
    private final LabStore store;
    private final SecondFactors factors;
    private final SignInSessions sessions;

    @Inject
    SecondFactorDesk(LabStore store, SecondFactors factors, SignInSessions sessions) {
        this.store = store;
        this.factors = factors;
        this.sessions = sessions;
    }

    /** As {@link SecondFactors#confirm}; the person's other sessions, which were opened without it, end. */
    public List<String> turnOn(User user, String sessionId, String code) {
        List<String> codes = factors.confirm(user, code);
        sessions.endOthers(user.id(), sessionId);
        return codes;
    }

    /** @throws PrintLabException CONFLICT if there is none */
    public void turnOff(User user) {
        factors.remove(user.id(), user.id());
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
        if (administrator.user() == null) {
            throw PrintLabException.forbidden("A second factor is taken away by a person, not by a part of the lab.");
        }
        factors.remove(user.id(), administrator.user());
        sessions.endAll(user.id());
    }
}
