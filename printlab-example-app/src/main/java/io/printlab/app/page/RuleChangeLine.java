package io.printlab.app.page;

import io.printlab.rule.LabRules;
import io.printlab.rule.RuleDifference;
import java.util.List;

/**
 * One thing that differs between two versions of the rules.
 *
 * @param before in words, or empty for what was not there
 * @param after in words, or empty for what is gone
 */
public record RuleChangeLine(String label, String before, String after) {
    static List<RuleChangeLine> between(LabRules before, LabRules after) {
        return RuleDifference.between(before, after).stream()
                .map(one -> new RuleChangeLine(one.label(), one.before(), one.after()))
                .toList();
    }
}
