package io.printlab.rule;

import org.jspecify.annotations.Nullable;

/**
 * One figure of the rules as people read and write it.
 *
 * @param name where it stands, as in {@code priority.loanHigh}
 * @param label in a few plain words
 * @param unit after the figure, or empty
 * @param help what the figure does, in a sentence
 * @param least the smallest figure that is allowed, where it is a number
 * @param open whether least itself is not allowed
 * @param most the largest
 * @param empty what an empty field means, or null if it may not be empty
 */
public record RuleField(
        String name,
        String label,
        String unit,
        String help,
        Kind kind,
        double least,
        boolean open,
        double most,
        @Nullable String empty) {
    /** What people write into it. */
    public enum Kind {
        NUMBER,
        WHOLE,
        YES_NO,
        MATERIALS,
        ZONE,
        CURRENCY,
        VERDICT
    }

    static RuleField number(String name, String label, String unit, double least, double most, String help) {
        return new RuleField(name, label, unit, help, Kind.NUMBER, least, false, most, null);
    }

    static RuleField whole(String name, String label, String unit, double least, double most, String help) {
        return new RuleField(name, label, unit, help, Kind.WHOLE, least, false, most, null);
    }

    static RuleField other(Kind kind, String name, String label, String help) {
        return new RuleField(name, label, "", help, kind, 0, false, 0, kind == Kind.MATERIALS ? "none" : null);
    }

    /** Above the least figure, which itself is not allowed. */
    RuleField aboveLeast() {
        return new RuleField(name, label, unit, help, kind, least, true, most, empty);
    }

    RuleField orEmptyFor(String meaning) {
        return new RuleField(name, label, unit, help, kind, least, open, most, meaning);
    }

    /** What is allowed, in words. */
    public String allowed() {
        return switch (kind) {
            case NUMBER ->
                (open ? "A number above " : "A number from ") + Figure.text(least) + " to " + Figure.text(most)
                        + orEmpty();
            case WHOLE -> "A whole number from " + Figure.text(least) + " to " + Figure.text(most) + orEmpty();
            case YES_NO -> "true or false";
            case MATERIALS -> "Short names such as TPU, with commas between them";
            case ZONE -> "A time zone such as Europe/Berlin or UTC";
            case CURRENCY -> "Three letters such as EUR or USD";
            case VERDICT -> "NOBODY, STAFF or OWNER";
        };
    }

    private String orEmpty() {
        return empty == null ? "" : ", or empty for " + empty;
    }
}
