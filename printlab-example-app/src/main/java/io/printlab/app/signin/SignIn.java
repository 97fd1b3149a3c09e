package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.Origin;
import io.printlab.account.SignInSession;
import io.printlab.account.User;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Sign-in sessions of browsers: a random token in a cookie, of which only the SHA-256 is stored. A session ends after 7
 * days, or after 12 hours without a request. Thread-safe; every method throws UNAVAILABLE without the database.
 */
@Singleton
public final class SignIn {
    static final Duration LONGEST = Duration.ofDays(7);
    static final Duration IDLE = Duration.ofHours(12);
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final int TOKEN_BITS = 256;

    private final LabStore store;
    private final Clock clock;
    private final AuditLog audit;
    private final Refusals refusals;
    private final Secrets secrets = new Secrets();
    private final Passwords passwords;
    private final AttemptLimiter byAccount;
    private final AttemptLimiter byAddress;

    @Inject
    SignIn(LabStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.passwords = passwords;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.refusals = new Refusals(audit, clock);
        this.byAccount = new AttemptLimiter(5, clock);
        this.byAddress = new AttemptLimiter(20, clock);
    }

    /**
     * Checks name and password and opens a session. An unknown name and a wrong password get the same answer after the same time.
     *
     * @param address the address that the request came from
     * @throws WrongCredentialsException if they are not right
     * @throws TooManyAttemptsException if the account or the address tried too often; the password is not looked at then
     */
    public OpenedSession signIn(String name, String password, String address) {
        String account = name.strip().toLowerCase(Locale.ROOT);
        String accountKey = account.length() > 64 ? account.substring(0, 64) : account;
        take(byAddress, address, address);
        take(byAccount, accountKey, address);
        Optional<User> user = store.users().byName(account);
        String hash =
                user.flatMap(found -> store.users().passwordHash(found.id())).orElse(null);
        if (!passwords.matches(password, hash) || user.isEmpty() || !user.get().active()) {
            refusals.wrongCredentials(user, address);
            throw new WrongCredentialsException(
                    "That name and password do not belong together. Check both and try again.");
        }
        byAccount.forget(accountKey);
        byAddress.giveBack(address);
        return audit.decided(
                Actor.of(user.get()).from(Origin.session(address)),
                AuditAction.SIGNED_IN,
                () -> open(user.get(), clock.instant()),
                opened -> AuditChange.of(AuditSubject.Kind.USER, opened.user().id(), AuditFacts.NONE));
    }

    /** Whose session this is; empty if the token is unknown, the session is over, or its user is not active any more. */
    public Optional<SignedIn> session(String token) {
        Instant now = clock.instant();
        Optional<SignInSession> found = open(token, now);
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
                .map(user -> new SignedIn(user, session.csrfToken()));
    }

    /** Whether a session is still open; asking does not count as use. */
    public boolean isOpen(String token) {
        return open(token, clock.instant())
                .flatMap(session -> store.users().byId(session.user()))
                .filter(User::active)
                .isPresent();
    }

    /**
     * Ends a session; a token that is not known is left alone.
     *
     * @param by whose session it is
     */
    public void signOut(Actor by, String token) {
        audit.decided(
                by,
                AuditAction.SIGNED_OUT,
                () -> {
                    store.sessions().remove(Secrets.sha256(token));
                    return by.label();
                },
                label ->
                        AuditChange.of(AuditSubject.Kind.USER, by.user() == null ? label : by.user(), AuditFacts.NONE));
    }

    private Optional<SignInSession> open(String token, Instant now) {
        return store.sessions()
                .byTokenHash(Secrets.sha256(token))
                .filter(session -> now.isBefore(session.expiresAt()))
                .filter(session -> now.isBefore(session.lastSeenAt().plus(IDLE)));
    }

    private OpenedSession open(User user, Instant now) {
        store.sessions().removeExpired(now);
        String token = secrets.next(TOKEN_BITS);
        String csrf = secrets.next(TOKEN_BITS);
        store.sessions().add(new SignInSession(Secrets.sha256(token), user.id(), csrf, now, now, now.plus(LONGEST)));
        return new OpenedSession(user, token, csrf);
    }

    private void take(AttemptLimiter limiter, String key, String address) {
        Duration wait = limiter.take(key);
        if (!wait.isZero()) {
            refusals.tooOften(address);
            throw new TooManyAttemptsException(wait);
        }
    }
}
