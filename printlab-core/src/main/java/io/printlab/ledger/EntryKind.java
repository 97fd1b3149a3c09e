package io.printlab.ledger;

/** Why an amount stands in the ledger. */
public enum EntryKind {
    /** A job that was let in is expected to use it. */
    RESERVED,
    /** The reservation is over; never above zero. */
    RELEASED,
    /** A print really used it. */
    CHARGED,
    /** A charge is taken back, because the lab is at fault or a verdict was changed; never above zero. */
    REFUNDED,
    /** Staff put the account right, with a reason. */
    CORRECTED;

    /** Whether it counts to what is reserved, and else to what is used. */
    public boolean isReservation() {
        return this == RESERVED || this == RELEASED;
    }
}
