package io.printlab.account;

import java.time.Instant;
import java.util.Optional;

/** Programs that ask for API keys. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface KeyRequestRepository {
    /** Adds a request that nobody has decided. */
    void add(KeyRequest request);

    /** How many requests of this address there are, decided or not, expired or not. */
    int countOf(String address);

    /** How many there are of all addresses. */
    int count();

    Optional<KeyRequest> byId(String id);

    Optional<KeyRequest> byTokenHash(String tokenHash);

    /** Decides a request that nobody has decided and that has not expired; false if there is none. */
    boolean decide(String id, UserId by, boolean allowed, Instant now);

    /** Removes a request that is decided and gives it; each is given once. Empty if there is none. */
    Optional<KeyRequest> take(String tokenHash);

    /** Removes the requests whose end is before now; returns how many. */
    int removeExpired(Instant now);
}
