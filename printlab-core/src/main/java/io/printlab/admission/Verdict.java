package io.printlab.admission;

/** What a rule says of a submission. Sentences have at most {@link #LONGEST} characters. */
public sealed interface Verdict {
    int LONGEST = 800;

    Verdict ADMITTED = new Admitted();

    static Verdict ask(String why) {
        return new AskApproval(why);
    }

    /** Not now: the owner can do something and send it again. */
    static Verdict refuse(String why) {
        return new Refused(why, false);
    }

    /** Not this file: the same one will be refused again. */
    static Verdict refuseFile(String why) {
        return new Refused(why, true);
    }

    /** This rule lets it pass. */
    record Admitted() implements Verdict {}

    /** @param why the rule and its figure in a sentence, for the staff who decide and for the owner */
    record AskApproval(String why) implements Verdict {}

    /**
     * @param why the rule, the figure and what the owner can do, in sentences
     * @param file whether the file itself is at fault
     */
    record Refused(String why, boolean file) implements Verdict {}
}
