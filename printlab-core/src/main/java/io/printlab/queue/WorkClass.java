package io.printlab.queue;

/** What a print is for. */
public enum WorkClass {
    COURSEWORK,
    RESEARCH,
    STAFF,
    PERSONAL
}
