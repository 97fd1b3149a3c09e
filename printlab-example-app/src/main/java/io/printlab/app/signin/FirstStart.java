package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.User;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time before the lab has an administrator. The first one is made with a code that only the log shows, so that nobody else on
 * this host can take the lab. Thread-safe; throws UNAVAILABLE without the database.
 */
@Singleton
public final class FirstStart {
    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    private static final int CODE_DIGITS = 16;

    private final LabStore store;
    private final Passwords passwords;
    private final Clock clock;
    private final AttemptLimiter attempts;
    private final String code = new Secrets().nextHex(CODE_DIGITS);
    private volatile boolean over;

    @Inject
    FirstStart(LabStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        this.attempts = new AttemptLimiter(5, clock);
    }

    /** Whether the lab has an administrator. It never loses the last one, so the database is asked only until it has. */
    public boolean isOver() {
        if (!over) {
            over = store.users().hasAdministrator();
        }
        return over;
    }

    /** Says in the log where and with which code the administrator is made, if there is none. */
    public void announce(int port) {
        if (!isOver()) {
            log.warn(
                    "This lab has no administrator yet, and until then answers on this computer alone. Open"
                            + " http://localhost:{}/first-start and type the setup code {}",
                    port,
                    shown());
        }
    }

    /**
     * Makes the administrator.
     *
     * @param setupCode as the log shows it, with or without its hyphens
     * @throws PrintLabException FORBIDDEN for another code, CONFLICT if there is an administrator, USER if name or password do
     *     not do
     * @throws TooManyAttemptsException after several wrong codes
     */
    public User makeAdministrator(String setupCode, String name, String displayName, String password) {
        attempts.require("");
        if (!Secrets.same(setupCode.strip().replace("-", ""), code)) {
            throw PrintLabException.forbidden(
                    "That is not the setup code. It is in the log that printlab wrote when it started.");
        }
        attempts.forget("");
        String checked = UserName.checked(name);
        String shown = DisplayName.checked(displayName.isBlank() ? checked : displayName);
        String hash = passwords.hashChosen(password, checked, shown);
        return new AuditLog(store.audit(), store.users(), clock)
                .decided(
                        Actor.part("first-start"),
                        AuditAction.LAB_SET_UP,
                        () -> store.users()
                                .addFirstAdministrator(checked, shown, hash, clock.instant())
                                .orElseThrow(() -> PrintLabException.conflict(
                                        "The lab has an administrator already. Sign in, or ask that person for an"
                                                + " invitation.")),
                        user -> AuditChange.of(AuditSubject.Kind.USER, user.id(), AuditFacts.of("name", user.name())));
    }

    /** The code as people read it. */
    public String shown() {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }
}
