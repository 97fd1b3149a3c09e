package io.printlab.job;

/** What a print is for. */
public enum WorkClass {
    COURSEWORK,
    RESEARCH,
    STAFF,
    PERSONAL
}
