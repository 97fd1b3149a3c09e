package io.printlab.audit;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * SPI: the audit log, append-only. Thread-safe; every method may block on the database and throws UNAVAILABLE without it.
 * Implementations keep to {@code LabStoreContract} of the testkit.
 */
public interface AuditRepository {
    /**
     * Stores a decision and its entry in one transaction: both, or neither. What the decision stores through the repositories of the
     * same store on this thread belongs to that transaction; events of it are told once it is committed. A decision makes at most one
     * move of one job or device.
     *
     * @param decision called at least once, on this thread; again after a deadlock, so it does nothing but read and store. What it throws
     *     is thrown, and nothing is stored
     * @param entry makes the line of the log from what the decision gave; what it throws is thrown, and nothing is stored
     * @return what the decision gave
     */
    <T> T decided(Supplier<T> decision, Function<T, AuditEntry> entry);

    /** Adds a line that no decision comes with. */
    AuditEntry add(AuditEntry entry);

    /** Entries that fit, newest first. */
    List<AuditEntry> search(AuditQuery query);
}
