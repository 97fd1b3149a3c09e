package io.printlab.admission;

/** What a rule says of a submission. */
public sealed interface Verdict {
    Verdict ADMITTED = new Admitted();

    static Verdict ask(String why) {
        return new AskApproval(why);
    }

    static Verdict refuse(String why) {
        return new Refused(why);
    }

    /** This rule lets it pass. */
    record Admitted() implements Verdict {}

    /** @param why the rule and its figure in a sentence, for the staff who decide and for the owner */
    record AskApproval(String why) implements Verdict {}

    /** @param why the rule, the figure and what the owner can do, in sentences */
    record Refused(String why) implements Verdict {}
}
