package io.printlab.event;

/** What an event tells. */
public enum EventKind {
    /** A job made a move; details hold {@code move}, {@code from} (not for SUBMIT), {@code to} and, if any, {@code reason}. */
    JOB_MOVED,
    /**
     * A device's status, service or definition changed; details hold {@code state}, {@code inService}, {@code evidence}. Or what is in it
     * did; details hold {@code spool}, the code, {@code step}, what happened to the spool, and {@code low} where staff should know that
     * little is left. Or something was written to its log; details hold {@code log}, the kind, and {@code text}.
     */
    DEVICE_CHANGED,
    /** A bed changed; details hold {@code bed} and {@code reason}. */
    BED_CHANGED,
    /** People said what became of a print; details hold {@code move} and {@code stage}. */
    OUTCOME_CHANGED,
    /** A version of the rules was published; details hold {@code version}. */
    RULES_CHANGED,
    /** Somebody wrote about a job; details hold {@code from}: OWNER or STAFF. */
    MESSAGE_WRITTEN,
    /** An alarm of a device was raised, or a person acknowledged it; details hold {@code alarm}, {@code kind}, {@code stands} and {@code sentence}. */
    ALARM_CHANGED
}
