package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.Origin;
import io.printlab.account.User;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit log who was turned away. Attempts that cost nothing to make are kept once a minute for each address, so that nobody fills
 * the log. What was typed as a name is not kept: people type passwords there. Thread-safe.
 */
final class Refusals {
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int KEPT = 10_000;

    private final AuditLog audit;
    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > KEPT;
        }
    };

    Refusals(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param user whom the name stands for; empty if it stands for nobody */
    void wrongCredentials(Optional<User> user, String address) {
        String why = user.isEmpty() ? "no such person" : user.get().active() ? "wrong" : "not active";
        audit.refused(
                visitor(address),
                AuditAction.SIGN_IN_REFUSED,
                AuditChange.of(
                        AuditSubject.Kind.USER,
                        user.map(found -> found.id().toString()).orElse("unknown"),
                        AuditFacts.of("why", why)
                                .with("name", user.map(User::name).orElse(null))));
    }

    void tooOften(String address) {
        seldom(AuditAction.SIGN_IN_REFUSED, AuditSubject.Kind.LAB, address, "too many attempts");
    }

    void wrongKey(@Nullable String address) {
        seldom(AuditAction.KEY_REFUSED, AuditSubject.Kind.KEY, String.valueOf(address), "not known");
    }

    private void seldom(AuditAction action, AuditSubject.Kind kind, String address, String why) {
        Instant now = clock.instant();
        synchronized (told) {
            Instant last = told.get(action + " " + address);
            if (last != null && now.isBefore(last.plus(QUIET))) {
                return;
            }
            told.put(action + " " + address, now);
        }
        audit.refused(visitor(address), action, AuditChange.of(kind, "unknown", AuditFacts.of("why", why)));
    }

    private static Actor visitor(String address) {
        return Actor.part("visitor").from(Origin.session(address));
    }
}
