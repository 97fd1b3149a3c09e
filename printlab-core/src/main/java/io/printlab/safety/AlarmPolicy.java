package io.printlab.safety;

/** What an alarm does beside telling people; each only where a print of the lab runs and the driver can do it, but the emergency stop always. */
public enum AlarmPolicy {
    TELL,
    PAUSE,
    /** Ends the print, heaters off. */
    CANCEL,
    EMERGENCY_STOP
}
