package io.printlab.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface ApiKeyRepository {
    ApiKey add(UserId owner, String name, String lookup, String secretHash, KeyLimits limits, Instant now);

    Optional<ApiKey> byLookup(String lookup);

    /** The keys of a user, oldest first. */
    List<ApiKey> ofOwner(UserId owner);

    /** Notes when the key was used; a key that is gone meanwhile is left alone. */
    void touch(long id, Instant now);

    /** Removes a key of this owner; false if there is none. */
    boolean remove(UserId owner, long id);
}
