package io.printlab.device;

/** Whether something lies on the bed. */
public enum BedState {
    CLEAR,
    OCCUPIED,
    UNKNOWN
}
