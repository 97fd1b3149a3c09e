package io.printlab.revision;

/**
 * What rules would say of a job that waits already.
 *
 * @param sentence the rule, its figure and why, for people
 */
public record Consequence(Kind kind, String sentence) {
    /** Refusal and approval are for jobs that come in: what waits already stays. An obstacle holds for it as well. */
    public enum Kind {
        WOULD_BE_REFUSED,
        WOULD_NEED_APPROVAL,
        COULD_NOT_START_NOW
    }
}
