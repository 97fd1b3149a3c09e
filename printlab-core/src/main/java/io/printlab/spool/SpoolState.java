package io.printlab.spool;

/** Whether a spool is there to be printed from. */
public enum SpoolState {
    IN_STOCK,
    EMPTY,
    DISCARDED
}
