package io.printlab.outcome;

/** Where a print is once its printer is done. */
public enum OutcomeStage {
    /** A person says whether it is good. */
    AWAITING_VERDICT,
    /** It lies ready for its owner. */
    AWAITING_PICK_UP,
    PICKED_UP,
    /** It was thrown away, because nobody came for it. */
    DISPOSED,
    /** There is a verdict and nothing to pick up. */
    CLOSED
}
