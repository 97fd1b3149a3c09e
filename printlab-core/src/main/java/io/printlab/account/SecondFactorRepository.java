package io.printlab.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Second factors and recovery codes. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface SecondFactorRepository {
    /**
     * Stores a secret that its owner has still to confirm, in place of an earlier one of that kind.
     *
     * @return false if the user has a confirmed one; nothing is changed then
     */
    boolean begin(UserId user, String secret, Instant now);

    Optional<SecondFactor> ofUser(UserId user);

    /**
     * Turns on the factor that has this secret, with its recovery codes.
     *
     * @param step the time step of the code that confirmed it, which is thereby used
     * @param recoveryHashes SHA-256 of each recovery code, in lower-case hexadecimal digits
     * @return false if there is no such factor, or it is on already
     */
    boolean confirm(UserId user, String secret, long step, List<String> recoveryHashes, Instant now);

    /** Uses up a time step; false if the factor is not on, or this step or a later one was used before. */
    boolean use(UserId user, long step);

    /** Uses up a recovery code; false if there is none of this hash. */
    boolean useRecoveryCode(UserId user, String hash);

    int recoveryCodesLeft(UserId user);

    /** Puts new recovery codes in place of those that are left; false if the factor is not on. */
    boolean replaceRecoveryCodes(UserId user, List<String> hashes);

    /** Turns the factor off and forgets its recovery codes; false if there is none. */
    boolean remove(UserId user);
}
