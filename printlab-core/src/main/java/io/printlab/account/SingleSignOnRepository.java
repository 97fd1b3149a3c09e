package io.printlab.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who users are elsewhere. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface SingleSignOnRepository {
    /** Keeps a request, and forgets those that ended before now. */
    void begin(SingleSignOnRequest request, Instant now);

    /** Takes a request away, expired or not: each is answered once. */
    Optional<SingleSignOnRequest> take(String stateHash);

    Optional<ExternalIdentity> find(String issuer, String subject);

    /** Of a user, oldest first. */
    List<ExternalIdentity> ofUser(UserId user);

    /**
     * Adds a user without a password together with who it is elsewhere; both or neither.
     *
     * @param name as {@link UserName#checked} returns it
     * @throws io.printlab.error.PrintLabException with category CONFLICT if the name is taken, or the identity is somebody's
     */
    User addUser(String issuer, String subject, String name, String displayName, Role role, Instant now);

    /** Says who a user is elsewhere; false if that identity is somebody's already. */
    boolean link(ExternalIdentity identity);

    /** False if the user has no such identity. */
    boolean unlink(UserId user, String issuer, String subject);
}
