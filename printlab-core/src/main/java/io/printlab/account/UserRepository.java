package io.printlab.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Users with the groups that they are in, and their password hashes. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface UserRepository {
    /**
     * Adds a user, who is in no group.
     *
     * @param name as {@link UserName#checked} returns it
     * @throws io.printlab.error.PrintLabException with category CONFLICT if the name is taken
     */
    User add(String name, String displayName, Role role, Instant now);

    /**
     * Gives a user another role.
     *
     * @return the user after that
     * @throws io.printlab.error.PrintLabException with category NOT_FOUND if there is no such user
     */
    User setRole(UserId id, Role role);

    Optional<User> byId(UserId id);

    Optional<User> byName(String name);

    /** All users by name. */
    List<User> all();

    /** Stores the hash of a password, as the hashing library encodes it, replacing an earlier one. */
    void setPasswordHash(UserId id, String encodedHash);

    Optional<String> passwordHash(UserId id);
}
