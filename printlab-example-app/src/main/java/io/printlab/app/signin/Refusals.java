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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit log who was turned away. Attempts that cost nothing to make are kept once a minute for each address or
 * account that is over its limit, from however many addresses, so that nobody fills the log. What was typed as a name is not
 * kept: people type passwords there. Thread-safe.
 */
final class Refusals {
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final AuditLog audit;
    private final Clock clock;
    private final Map<Source, Instant> told = new NewestOnly<>();

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

    /** @param key what is over its limit: an account or an address */
    void tooOften(AttemptLimiter limiter, String key, String address) {
        if (isNews(new Source(limiter, key), new Source(AuditAction.SIGN_IN_REFUSED, address))) {
            refused(AuditAction.SIGN_IN_REFUSED, AuditSubject.Kind.LAB, address, "too many attempts");
        }
    }

    void wrongKey(@Nullable String address) {
        String from = String.valueOf(address);
        if (isNews(new Source(AuditAction.KEY_REFUSED, from))) {
            refused(AuditAction.KEY_REFUSED, AuditSubject.Kind.KEY, from, "not known");
        }
    }

    /** Whether none of the sources was told of within the last minute. */
    private boolean isNews(Source... sources) {
        Instant now = clock.instant();
        synchronized (told) {
            for (Source source : sources) {
                Instant last = told.get(source);
                if (last != null && now.isBefore(last.plus(QUIET))) {
                    return false;
                }
            }
            for (Source source : sources) {
                told.put(source, now);
            }
            return true;
        }
    }

    private void refused(AuditAction action, AuditSubject.Kind kind, String address, String why) {
        audit.refused(visitor(address), action, AuditChange.of(kind, "unknown", AuditFacts.of("why", why)));
    }

    private static Actor visitor(String address) {
        return Actor.part("visitor").from(Origin.session(address));
    }

    /** @param limit the limiter, or what was refused: names that people type do not stand for addresses */
    private record Source(Object limit, String key) {}
}
