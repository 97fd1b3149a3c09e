package io.printlab.outcome;

/** What happens to an outcome. */
public enum OutcomeMove {
    /** The print ended. */
    END,
    JUDGE,
    PICK_UP,
    REMIND,
    DISPOSE
}
