package io.printlab.app.signin;

import io.printlab.account.HalfOpenSignIn;
import io.printlab.account.User;
import io.printlab.audit.AuditLog;
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
 * The way to a session: a password or the identity provider, and then the second factor of those who have one. Thread-safe;
 * every method throws UNAVAILABLE without the database.
 */
@Singleton
public final class SignIn {
    static final Duration HALF_OPEN = Duration.ofMinutes(5);

    private static final int TOKEN_BITS = 256;
    /** A whole class may sit behind one address. */
    private static final int DEPARTURES = 100;

    private final LabStore store;
    private final Clock clock;
    private final Secrets secrets = new Secrets();
    private final Passwords passwords;
    private final SecondFactors factors;
    private final SignInSessions sessions;
    private final Refusals refusals;
    private final AttemptLimiter byAccount;
    private final AttemptLimiter byAddress;
    private final AttemptLimiter byConfirmation;
    private final AttemptLimiter byDeparture;

    @Inject
    SignIn(LabStore store, Passwords passwords, SecondFactors factors, SignInSessions sessions, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.refusals = new Refusals(new AuditLog(store.audit(), store.users(), clock), clock);
        this.byAccount = new AttemptLimiter(5, clock);
        this.byAddress = new AttemptLimiter(20, clock);
        this.byConfirmation = new AttemptLimiter(5, clock);
        this.byDeparture = new AttemptLimiter(DEPARTURES, clock);
    }

    /**
     * Checks name and password. An unknown name and a wrong password get the same answer after the same time.
     *
     * @throws WrongCredentialsException if they are not right
     * @throws TooManyAttemptsException if the account or the address tried too often; the password is not looked at then
     */
    public SignInOutcome signIn(String name, String password, Sender from) {
        String account = name.strip().toLowerCase(Locale.ROOT);
        String accountKey = account.length() > 64 ? account.substring(0, 64) : account;
        take(byAddress, network(from.address()), from);
        take(byAccount, accountKey, from);
        Optional<User> user = store.users().byName(account);
        String hash =
                user.flatMap(found -> store.users().passwordHash(found.id())).orElse(null);
        if (!passwords.matches(password, hash) || user.isEmpty() || !user.get().active()) {
            refusals.wrongCredentials(user, from.address());
            throw new WrongCredentialsException(
                    "That name and password do not belong together. Check both and try again.");
        }
        byAccount.forget(accountKey);
        byAddress.giveBack(network(from.address()));
        return enter(user.get(), from);
    }

    /** Opens a session for somebody who passed the first step, or waits for the second factor of who has one. */
    private SignInOutcome enter(User user, Sender from) {
        if (!factors.isOn(user.id())) {
            return sessions.open(user, from);
        }
        String token = secrets.next(TOKEN_BITS);
        Instant end = clock.instant().plus(HALF_OPEN);
        store.sessions().addHalfOpen(new HalfOpenSignIn(Secrets.sha256(token), user.id(), end));
        return new OwedSecondFactor(token);
    }

    /**
     * Counts a browser that is sent to the identity provider.
     *
     * @throws TooManyAttemptsException if too many of this address did not come back
     */
    public void depart(Sender from) {
        take(byDeparture, network(from.address()), from);
    }

    /** As {@link #enter}, for somebody whom the identity provider sent back. */
    public SignInOutcome arrive(User user, Sender from) {
        byDeparture.giveBack(network(from.address()));
        return enter(user, from);
    }

    /** Whether the second factor is still waited for. */
    public boolean isHalfOpen(String token) {
        return halfOpen(token).isPresent();
    }

    /**
     * Checks the second factor and opens the session; the half-open sign-in is gone then.
     *
     * @param code of the authenticator app, or a recovery code
     * @throws WrongCredentialsException if it is not right, was used before, or nobody waits for it any more
     * @throws TooManyAttemptsException if the person tried too often
     */
    public OpenedSession finish(String token, String code, Sender from) {
        HalfOpenSignIn half = halfOpen(token)
                .orElseThrow(() -> new WrongCredentialsException(
                        "The second step took too long. Sign in with name and password again."));
        try {
            factors.require(half.user(), code);
        } catch (WrongCredentialsException wrong) {
            refusals.wrongCredentials(store.users().byId(half.user()), from.address());
            throw wrong;
        }
        User user = store.users().byId(half.user()).filter(User::active).orElse(null);
        if (!store.sessions().removeHalfOpen(half.tokenHash()) || user == null) {
            throw new WrongCredentialsException("This sign-in has ended already. Sign in again.");
        }
        return sessions.open(user, from);
    }

    /**
     * Checks again who sits before a session.
     *
     * @param proof the password, or a code of the authenticator app of who has one
     * @return the session's next token; the old one opens nothing any more
     * @throws WrongCredentialsException if the proof is not right, or the session has ended
     * @throws TooManyAttemptsException if the person tried too often
     */
    public String confirm(String token, String proof, Sender from) {
        User user = sessions.session(token)
                .orElseThrow(() -> new WrongCredentialsException("This session has ended. Sign in again."))
                .user();
        String key = user.id().toString();
        if (proof.strip().matches("[0-9]{6}") && factors.isOn(user.id())) {
            factors.require(user.id(), proof);
        } else {
            take(byConfirmation, key, from);
            String hash = store.users().passwordHash(user.id()).orElse(null);
            if (!passwords.matches(proof, hash)) {
                refusals.wrongCredentials(Optional.of(user), from.address());
                throw new WrongCredentialsException("That is not right. Check it and try again.");
            }
            byConfirmation.forget(key);
        }
        return sessions.renew(token);
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

    private void take(AttemptLimiter limiter, String key, Sender from) {
        Duration wait = limiter.take(key);
        if (!wait.isZero()) {
            refusals.tooOften(limiter, key, from.address());
            throw new TooManyAttemptsException(wait);
        }
    }

    private Optional<HalfOpenSignIn> halfOpen(String token) {
        Instant now = clock.instant();
        return store.sessions().halfOpen(Secrets.sha256(token)).filter(half -> now.isBefore(half.expiresAt()));
    }
}
