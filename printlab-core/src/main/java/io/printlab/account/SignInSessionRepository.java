package io.printlab.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sign-in sessions. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface SignInSessionRepository {
    void add(SignInSession session);

    /** The session, expired or not: the caller judges its times. */
    Optional<SignInSession> byTokenHash(String tokenHash);

    /** The sessions of a user, expired or not, newest first. */
    List<SignInSession> ofUser(UserId user);

    void touch(String tokenHash, Instant now);

    /**
     * Gives a session another token because its owner proved again who it is; the old token opens nothing from then on.
     *
     * @return false if the session is gone, or another request renewed it meanwhile
     */
    boolean renew(String tokenHash, String nextTokenHash, Instant authenticatedAt);

    void remove(String tokenHash);

    /** Ends the session of this user with this id; false if there is none. */
    boolean remove(UserId user, String id);

    /** Ends all sessions of a user but the one with this id, and what is half open; returns how many sessions ended. */
    int removeOthers(UserId user, String keptId);

    /** Removes the sessions, and what is half open, whose absolute end is before now; returns how many sessions. */
    int removeExpired(Instant now);

    void addHalfOpen(HalfOpenSignIn signIn);

    /** Expired or not: the caller judges its time. */
    Optional<HalfOpenSignIn> halfOpen(String tokenHash);

    /** False if it is gone: only who removes it may open a session for it. */
    boolean removeHalfOpen(String tokenHash);
}
