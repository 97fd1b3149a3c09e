package io.printlab.rule;

/** Who is at fault for a print that failed. */
public enum Fault {
    /** The printer, its filament, its care: the charge goes back. */
    LAB,
    /** The model or the wish: what was used is charged. */
    OWNER,
    /** As a power cut: nothing is charged. */
    NOBODY
}
