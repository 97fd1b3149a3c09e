package io.printlab.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users with the groups that they are in, and their password hashes. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface UserRepository {
    /**
     * Adds a user, who is in no group.
     *
     * @param name as {@link UserName#checked} returns it
     * @throws io.printlab.error.PrintLabException with category CONFLICT if the name is taken
     */
    User add(String name, String displayName, Role role, Instant now);

    Optional<User> byId(UserId id);

    Optional<User> byName(String name);

    /** All users by name. */
    List<User> all();

    /** Stores the hash of a password, as the hashing library encodes it, replacing an earlier one. */
    void setPasswordHash(UserId id, String encodedHash);

    Optional<String> passwordHash(UserId id);

    /**
     * People by name, without those whose accounts were deleted.
     *
     * @param text part of a name, a display name or an e-mail address, in any case; empty for everybody
     * @param after only names after this one, for the next page; empty for the first page
     * @param limit 1 to 500
     */
    List<User> search(String text, String after, int limit);

    Optional<String> email(UserId id);

    /**
     * @param email as {@link EmailAddress#checked} returns it; null for none
     * @throws io.printlab.error.PrintLabException with category NOT_FOUND if there is no such user
     */
    void setEmail(UserId id, @Nullable String email);

    /** Whether the lab has an administrator who is active. */
    boolean hasAdministrator();

    /**
     * Adds the lab's first administrator. Of several calls at once, one succeeds.
     *
     * @return empty if there is an active administrator already
     * @throws io.printlab.error.PrintLabException with category CONFLICT if the name is taken
     */
    Optional<User> addFirstAdministrator(String name, String displayName, String encodedHash, Instant now);

    /**
     * Adds people who choose their passwords by links, all or nobody. Who is for a group that does not exist is put into none.
     *
     * @param by label of who adds them
     * @return those who were added; whose name is taken is left as is
     */
    List<User> enrol(List<Enrolment> people, Role role, String by, Instant now);

    /**
     * Gives a user another role.
     *
     * @return empty if that would leave the lab without an active administrator, also when several are changed at once
     * @throws io.printlab.error.PrintLabException with category NOT_FOUND if there is no such user
     */
    Optional<User> setRole(UserId id, Role role);

    /**
     * Lets a user in, or keeps the user out: that ends all sessions and removes the links for a new password.
     *
     * @return empty as {@link #setRole}
     * @throws io.printlab.error.PrintLabException with category NOT_FOUND if there is no such user
     */
    Optional<User> setActive(UserId id, boolean active);

    /**
     * Deletes an account for good: {@link UserName#erased} becomes name and display name; role, groups, e-mail address,
     * password, keys, links and sessions are gone. The jobs and their histories stay.
     *
     * @throws io.printlab.error.PrintLabException with category NOT_FOUND if there is no such user
     */
    Erasure erase(UserId id, Instant now);

    /** What became of a wish to delete an account. */
    enum Erasure {
        DONE,
        /** Nothing was changed: a job of the user has not ended. */
        JOBS_LEFT,
        /** Nothing was changed: nobody could administer the lab any more. */
        LAST_ADMINISTRATOR
    }
}
