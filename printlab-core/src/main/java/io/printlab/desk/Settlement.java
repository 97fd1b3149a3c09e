package io.printlab.desk;

/** What a person decides about an interrupted job. */
public enum Settlement {
    COMPLETED,
    FAILED,
    REQUEUE,
    CANCELLED
}
