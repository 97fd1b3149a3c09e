package io.printlab.account;

/** One thing that a role may allow. */
public enum Permission {
    SUBMIT_JOBS,
    SEE_QUEUE,
    SEE_ALL_JOBS,
    ACT_ON_ALL_JOBS,
    OPERATE_DEVICES,
    /** Reads the rules of the lab and previews others. */
    SEE_RULES,
    CHANGE_RULES,
    ADMINISTER
}
