package io.printlab.driver;

/** What the sessions of a driver may be able to do beyond starting a print and being observed. */
public enum DriverFeature {
    /** A print can be made to stand still and to go on: {@code pause} and {@code resume}. */
    PAUSE,
    /** A print can be ended for good. */
    CANCEL,
    /** Everything can be stopped at once, ahead of all that waits. */
    EMERGENCY_STOP,
    /** Reports temperatures. */
    TEMPERATURES,
    /** Goes on printing by itself when the host is gone, so lost contact is not a lost print. */
    PRINTS_FROM_OWN_STORAGE,
    /** Takes commands of the lab beside a print: scripts, heaters off. */
    COMMANDS
}
