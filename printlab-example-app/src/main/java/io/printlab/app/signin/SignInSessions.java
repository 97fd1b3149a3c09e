package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.Origin;
import io.printlab.account.SignInSession;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sign-in sessions of browsers: a random token in a cookie, of which only the SHA-256 is stored. A session has an absolute
 * end, and ends without requests. Thread-safe; every method throws UNAVAILABLE without the database.
 */
@Singleton
public final class SignInSessions {
    /** How long a proof of who it is lets a person change what opens the lab: password, keys, roles, second factor. */
    static final Duration RECENT = Duration.ofMinutes(10);

    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final int TOKEN_BITS = 256;
    private static final int ID_DIGITS = 16;
    private static final String NONE = "";

    private final LabStore store;
    private final SecondFactors factors;
    private final SignInSettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    @Inject
    SignInSessions(LabStore store, SecondFactors factors, SignInSettings settings, Clock clock) {
        this.store = store;
        this.factors = factors;
        this.settings = settings;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.clock = clock;
    }

    /** Whose session this is; empty if the token is unknown, the session is over, or its user is not active any more. */
    public Optional<SignedIn> session(String token) {
        Instant now = clock.instant();
        Optional<SignInSession> found = stored(token, now);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        SignInSession session = found.get();
        if (!now.isBefore(session.lastSeenAt().plus(TOUCH))) {
            store.sessions().touch(session.tokenHash(), now);
        }
        return store.users()
                .byId(session.user())
                .filter(User::active)
                .map(user -> new SignedIn(
                        user,
                        session.csrfToken(),
                        session.id(),
                        now.isBefore(session.authenticatedAt().plus(RECENT)),
                        factors.isDue(user)));
    }

    /** Whether a session is still open; asking does not count as use. */
    public boolean isOpen(String token) {
        return stored(token, clock.instant())
                .flatMap(session -> store.users().byId(session.user()))
                .filter(User::active)
                .isPresent();
    }

    /** The open sessions of a user, newest first. */
    public List<SignInSession> of(UserId user) {
        Instant now = clock.instant();
        return store.sessions().ofUser(user).stream()
                .filter(session -> isOpen(session, now))
                .toList();
    }

    /** The person of this session leaves. */
    public void signOut(Actor actor, String token) {
        audit.decidedAbout(person(actor), actor, AuditAction.SIGNED_OUT, () -> {
            drop(token);
            return token;
        });
    }

    /** Ends the session of this token; a token that is not known is left alone. */
    public void drop(String token) {
        store.sessions().remove(Secrets.sha256(token));
    }

    /** @throws PrintLabException NOT_FOUND if the user has no such session */
    public void end(Actor actor, String id) {
        UserId user = person(actor);
        audit.decidedAbout(user, actor, AuditAction.SESSION_ENDED, () -> {
            if (!store.sessions().remove(user, id)) {
                throw PrintLabException.notFound(
                        "You have no session " + id + ", or it has ended. Look at the list of your sessions.");
            }
            return id;
        });
    }

    /** Ends every session of a user but this one. */
    public int endOthers(Actor actor, UserId user, String keptId) {
        return audit.decidedAbout(
                user, actor, AuditAction.SESSIONS_ENDED, () -> store.sessions().removeOthers(user, keptId));
    }

    /** Ends every session of a user. */
    public int endAll(Actor actor, UserId user) {
        return endOthers(actor, user, NONE);
    }

    private static UserId person(Actor actor) {
        UserId person = actor.user();
        if (person == null) {
            throw PrintLabException.forbidden("Only a person has sessions; " + actor.label() + " is none.");
        }
        return person;
    }

    OpenedSession open(User user, Sender from) {
        Instant now = clock.instant();
        store.sessions().removeExpired(now);
        String token = secrets.next(TOKEN_BITS);
        String csrf = secrets.next(TOKEN_BITS);
        SignInSession session = new SignInSession(
                secrets.nextHex(ID_DIGITS),
                Secrets.sha256(token),
                user.id(),
                csrf,
                now,
                now,
                now.plus(settings.longest()),
                now,
                from.address(),
                from.browser());
        Actor self = Actor.of(user).from(Origin.session(from.address()));
        return audit.decidedAbout(user.id(), self, AuditAction.SIGNED_IN, () -> {
            store.sessions().add(session);
            return new OpenedSession(user, token, csrf);
        });
    }

    /**
     * The person proved again who it is. The forms of open pages go on working; the old token does not.
     *
     * @return the session's next token
     */
    public String renew(String token) {
        String next = secrets.next(TOKEN_BITS);
        if (!store.sessions().renew(Secrets.sha256(token), Secrets.sha256(next), clock.instant())) {
            throw new WrongCredentialsException("This session has ended. Sign in again.");
        }
        return next;
    }

    private Optional<SignInSession> stored(String token, Instant now) {
        return store.sessions().byTokenHash(Secrets.sha256(token)).filter(session -> isOpen(session, now));
    }

    private boolean isOpen(SignInSession session, Instant now) {
        return now.isBefore(session.expiresAt())
                && now.isBefore(session.lastSeenAt().plus(settings.idle()));
    }
}
