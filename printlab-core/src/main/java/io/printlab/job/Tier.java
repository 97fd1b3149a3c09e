package io.printlab.job;

/** The classes of the queue, most urgent first; a job changes its tier only as time passes. */
public enum Tier {
    EMERGENCY,
    /** Its deadline is at risk, or it has waited longer than the lab promises. */
    AT_RISK,
    HIGH,
    NORMAL,
    LOW
}
