package io.printlab.account;

/** One thing that a role may allow, in the whole lab. */
public enum Permission {
    SUBMIT_JOBS,
    /** Sees the queue, the devices, the calendar and the own jobs. */
    SEE_QUEUE,
    SEE_ALL_JOBS,
    ACT_ON_ALL_JOBS,
    APPROVE_JOBS,
    /** Clears beds, changes filament, puts devices into maintenance, stops and reserves them. */
    OPERATE_DEVICES,
    /** Says what a device is: its driver, its settings, its tags. */
    CONFIGURE_DEVICES,
    /** Reads the rules of the lab and previews others. */
    SEE_RULES,
    CHANGE_RULES,
    /** Makes groups and says who is in them. */
    MANAGE_PEOPLE,
    SEE_AUDIT,
    ADMINISTER,
    /** Drives devices as a node of the lab; a right of programs. */
    DRIVE_DEVICES
}
