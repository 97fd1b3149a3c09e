package io.printlab.rule;

import java.time.Instant;

/**
 * The rules of a lab as they were published, never changed again.
 *
 * @param number from 1 without gaps; 0 for the rules that a lab begins with, which nobody has published
 * @param by label of who published them, as an actor has it
 * @param why what the publisher said, 1 to 500 characters
 */
public record RuleVersion(long number, LabRules rules, String by, Instant at, String why) {
    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 500;

    /** What holds until somebody publishes rules. */
    public static RuleVersion start(LabRules rules) {
        return new RuleVersion(0, rules, "configuration", Instant.EPOCH, "The rules that the lab begins with.");
    }
}
