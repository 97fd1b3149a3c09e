package io.printlab.job;

/** The classes of the queue, most urgent first; a job changes its tier as time passes, or when staff move it up. */
public enum Tier {
    EMERGENCY,
    /** It has waited as long as the lab lets anybody wait. */
    OVERDUE,
    /** Its deadline is at risk. */
    AT_RISK,
    HIGH,
    NORMAL,
    LOW
}
