package io.printlab.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-in sessions. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface SignInSessionRepository {
    void add(SignInSession session);

    /** The session, expired or not: the caller judges its times. */
    Optional<SignInSession> byTokenHash(String tokenHash);

    void touch(String tokenHash, Instant now);

    void remove(String tokenHash);

    /** All sessions of a user, expired or not, newest first. */
    List<SignInSession> ofUser(UserId user);

    /**
     * Ends the sessions of a user.
     *
     * @param except the token's hash of one that stays, or null for none
     * @return how many ended
     */
    int removeOfUser(UserId user, @Nullable String except);

    /** Removes the sessions whose absolute end is before now; returns how many. */
    int removeExpired(Instant now);
}
