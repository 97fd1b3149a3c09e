package io.printlab.account;

import java.time.Instant;
import java.util.Optional;

/** Links for new passwords. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface PasswordResetRepository {
    /** @throws io.printlab.error.PrintLabException with category NOT_FOUND if there is no such user */
    void add(PasswordReset reset);

    /** Whose password the link may set now; empty if it is unknown, used or expired, or its user is not active. */
    Optional<UserId> open(String tokenHash, Instant now);

    /**
     * Uses the link up: stores the hash of the new password, ends all sessions of the user and removes the user's other
     * links, all or nothing. Of several calls at once, one succeeds.
     *
     * @return whose password it was; empty as {@link #open}, and nothing is changed then
     */
    Optional<UserId> use(String tokenHash, String encodedHash, Instant now);

    /** Removes the links whose end is before now; returns how many. */
    int removeExpired(Instant now);
}
