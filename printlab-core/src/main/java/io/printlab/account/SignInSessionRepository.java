package io.printlab.account;

import java.time.Instant;
import java.util.Optional;

/** Sign-in sessions. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface SignInSessionRepository {
    void add(SignInSession session);

    /** The session, expired or not: the caller judges its times. */
    Optional<SignInSession> byTokenHash(String tokenHash);

    void touch(String tokenHash, Instant now);

    void remove(String tokenHash);

    /** Removes the sessions whose absolute end is before now; returns how many. */
    int removeExpired(Instant now);
}
