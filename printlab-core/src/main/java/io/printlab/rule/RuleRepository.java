package io.printlab.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a lab's rules: append-only. Thread-safe; every method may block on the database and throws UNAVAILABLE
 * without it. What an older program published is read with the defaults for what it did not know, what a newer one published
 * without what this one does not know. Implementations extend {@code LabStoreContract} of the testkit.
 */
public interface RuleRepository {
    /** The version that holds; empty until one is published. */
    Optional<RuleVersion> current();

    Optional<RuleVersion> byNumber(long number);

    /**
     * Versions with a smaller number, newest first.
     *
     * @param limit 1 to 500
     */
    List<RuleVersion> before(long number, int limit);

    /**
     * Stores rules as the version after the expected one, and logs RULES_CHANGED with them.
     *
     * @param expected number of the version that the rules were made from; 0 if none was published
     * @param by label of the actor
     * @throws StaleRulesException CONFLICT if another version holds by now
     */
    RuleVersion publish(LabRules rules, long expected, String by, String why, Instant now);
}
