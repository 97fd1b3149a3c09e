package io.printlab.driver;

/** How far a print is, as observed. */
public enum PrintPhase {
    /** On its way to the device; nothing seen to print yet. */
    STARTING,
    /** Seen to print, heating included. */
    PRINTING,
    PAUSED,
    /** Every command was carried out. */
    FINISHED,
    /** Stopped because the session was asked to. */
    CANCELLED,
    /** Ended by a fault of the device, or stopped at the device itself. */
    FAILED,
    /** Contact was lost while it ran; nobody knows what became of it. */
    LOST;

    public boolean isEnd() {
        return this == FINISHED || this == CANCELLED || this == FAILED || this == LOST;
    }
}
