package io.printlab.rule;

/** The rules that hold now. Thread-safe; reading costs nothing. */
public interface RuleBook {
    LabRules current();

    /** Rules that never change. */
    static RuleBook fixed(LabRules rules) {
        return () -> rules;
    }
}
