package io.printlab.file;

/** Where a value about a print file comes from. */
public enum Provenance {
    /** The slicer wrote it into the file. */
    SLICER,
    /** Read off the file's own moves. */
    MEASURED,
    /** Computed by a model, so only about right. */
    ESTIMATED,
    /** A person said so. */
    PERSON
}
