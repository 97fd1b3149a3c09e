package io.printlab.job;

/** How urgent the owner, or staff, say a job is. */
public enum Urgency {
    EMERGENCY,
    HIGH,
    NORMAL,
    LOW
}
