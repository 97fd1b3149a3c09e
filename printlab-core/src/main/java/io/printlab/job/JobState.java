package io.printlab.job;

/** Where a job stands. */
public enum JobState {
    /** Its file is being read. */
    ANALYSING,
    /** A member of staff decides whether it may print. */
    AWAITING_APPROVAL,
    /** Waits for a device. */
    QUEUED,
    /** Kept from the devices by its owner, by staff, or by the lab until another job has ended well. */
    HELD,
    /** A device has it and gets ready. */
    CLAIMED,
    /** Observed to print. */
    PRINTING,
    /** Stands still on its device and can go on. */
    PAUSED,
    /** The device finished it. */
    COMPLETED,
    /** The device could not finish it. */
    FAILED,
    /** A person stopped it. */
    CANCELLED,
    /** The lab does not print it. */
    REJECTED,
    /** Contact was lost while a device had it: a person decides what became of it. */
    INTERRUPTED;

    /** Whether a device has the job. */
    public boolean isOnDevice() {
        return this == CLAIMED || this == PRINTING || this == PAUSED;
    }

    /** Whether nothing can happen to the job any more. */
    public boolean isEnd() {
        return this == COMPLETED || this == FAILED || this == CANCELLED || this == REJECTED;
    }
}
