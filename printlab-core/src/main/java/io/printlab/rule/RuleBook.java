package io.printlab.rule;

/** The rules that hold now. Thread-safe; reading costs nothing. */
public interface RuleBook {
    LabRules current();

    /** The version that holds now; a book without versions says 0. */
    default RuleVersion version() {
        return RuleVersion.start(current());
    }

    /** Rules that never change. */
    static RuleBook fixed(LabRules rules) {
        return () -> rules;
    }
}
