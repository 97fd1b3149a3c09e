package io.printlab.app.page;

import io.printlab.desk.RuleDesk;
import io.printlab.rule.RuleVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules, to be read, tried and changed.
 *
 * @param expected number of the version that the form was made from
 * @param holds what holds now, in words
 * @param mayPublish whether the visitor may change the rules
 * @param canChange whether this lab's rules can be changed on the page at all
 * @param why what was written as the reason
 * @param message what stands in the way, or empty
 * @param meanwhile what somebody else changed while the form was filled in
 */
public record RulesView(
        long expected,
        String holds,
        boolean mayPublish,
        boolean canChange,
        boolean ordersByWeights,
        RuleForm form,
        String why,
        String message,
        List<RuleChangeLine> meanwhile,
        @Nullable RulePreviewView preview) {
    static RulesView of(Viewing viewing, RuleDesk desk, RuleVersion holds, RuleForm form) {
        return new RulesView(
                holds.number(),
                holds(viewing, holds),
                desk.canChange() && viewing.actor().may(io.printlab.account.Permission.CHANGE_RULES),
                desk.canChange(),
                desk.ordersByWeights(),
                form,
                "",
                "",
                List.of(),
                null);
    }

    RulesView saying(String sentence) {
        return new RulesView(
                expected, holds, mayPublish, canChange, ordersByWeights, form, why, sentence, meanwhile, preview);
    }

    RulesView because(String reason) {
        return new RulesView(
                expected, holds, mayPublish, canChange, ordersByWeights, form, reason, message, meanwhile, preview);
    }

    RulesView after(List<RuleChangeLine> changes) {
        return new RulesView(
                expected, holds, mayPublish, canChange, ordersByWeights, form, why, message, changes, preview);
    }

    RulesView showing(RulePreviewView next) {
        return new RulesView(
                expected, holds, mayPublish, canChange, ordersByWeights, form, why, message, meanwhile, next);
    }

    private static String holds(Viewing viewing, RuleVersion version) {
        return version.number() == 0
                ? "The rules that the lab began with hold; nobody has changed them yet."
                : "Version " + version.number() + " holds, by "
                        + viewing.people().nameOf(version.by()) + ".";
    }
}
