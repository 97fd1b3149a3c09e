package io.printlab.error;

/** What kind of fault an error is; a front end maps it to a status or to a sentence. */
public enum ErrorCategory {
    /** The request is wrong and its sender can mend it. */
    USER,
    /** The request is larger than a limit of the lab. */
    TOO_LARGE,
    /** The request was right once, but the state has moved on, or does not allow it now. */
    CONFLICT,
    /** What the request names does not exist. */
    NOT_FOUND,
    /** The sender may not do this. */
    FORBIDDEN,
    /** A device or the way to it is at fault. */
    DEVICE,
    /** Something the lab depends on (the database, the file store) cannot be reached now. */
    UNAVAILABLE,
    /** A defect of printlab or of a plug-in. */
    INTERNAL
}
