package io.printlab.app.signin;

import io.printlab.account.SignInSession;
import io.printlab.account.User;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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
    private final Secrets secrets = new Secrets();
    private final Passwords passwords;
    private final AttemptLimiter byAccount;
    private final AttemptLimiter byAddress;

    @Inject
    SignIn(LabStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.passwords = passwords;
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
        take(byAddress, network(address));
        take(byAccount, accountKey);
        Optional<User> user = store.users().byName(account);
        String hash =
                user.flatMap(found -> store.users().passwordHash(found.id())).orElse(null);
        if (!passwords.matches(password, hash) || user.isEmpty() || !user.get().active()) {
            throw new WrongCredentialsException(
                    "That name and password do not belong together. Check both and try again.");
        }
        byAccount.forget(accountKey);
        byAddress.giveBack(network(address));
        return open(user.get(), clock.instant());
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

    /** Ends a session; a token that is not known is left alone. */
    public void signOut(String token) {
        store.sessions().remove(Secrets.sha256(token));
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

    /** One household or office has a whole /64 of IPv6 addresses, and counts as one address. */
    static String network(String address) {
        String bare =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        if (bare.indexOf(':') < 0) {
            return bare;
        }
        try {
            byte[] octets = InetAddress.getByName(bare).getAddress();
            return HexFormat.of().formatHex(octets, 0, Math.min(8, octets.length));
        } catch (UnknownHostException notAnAddress) {
            return bare;
        }
    }

    private static void take(AttemptLimiter limiter, String key) {
        Duration wait = limiter.take(key);
        if (!wait.isZero()) {
            throw new TooManyAttemptsException(wait);
        }
    }
}
