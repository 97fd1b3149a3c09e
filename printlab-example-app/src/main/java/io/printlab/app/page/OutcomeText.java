package io.printlab.app.page;

import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeMove;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import org.jspecify.annotations.Nullable;

/** What became of prints, as people read it. */
final class OutcomeText {
    private OutcomeText() {}

    static Chip stage(OutcomeStage stage) {
        return switch (stage) {
            case AWAITING_VERDICT -> new Chip("Waiting for a verdict", "warn");
            case AWAITING_PICK_UP -> new Chip("Waiting for pick-up", "warn");
            case PICKED_UP -> new Chip("Picked up", "good");
            case DISPOSED -> new Chip("Thrown away", "bad");
            case CLOSED -> new Chip("Judged", "calm");
        };
    }

    static String of(Outcome outcome) {
        PrintVerdict verdict = outcome.verdict();
        String said = verdict == null ? "" : verdict(verdict) + " ";
        return said
                + switch (outcome.stage()) {
                    case AWAITING_VERDICT -> "Somebody looks at it and says whether it is good.";
                    case AWAITING_PICK_UP ->
                        outcome.remindedAt() == null
                                ? "It lies ready to be picked up."
                                : "It lies ready to be picked up, and its owner was reminded.";
                    case PICKED_UP -> "It was picked up.";
                    case DISPOSED -> "Nobody came for it, so it was thrown away.";
                    case CLOSED -> "";
                };
    }

    static String verdict(PrintVerdict verdict) {
        return switch (verdict.kind()) {
            case GOOD -> "The print is good.";
            case PARTIAL -> verdict.share() + " % of the print are of use.";
            case FAILED -> "The print failed: " + verdict.reason() + ", " + fault(verdict) + ".";
        };
    }

    static String move(OutcomeMove move, String who, @Nullable PrintVerdict verdict) {
        return switch (move) {
            case END -> "The print is out of the printer's hands.";
            case JUDGE -> who + ": " + (verdict == null ? "" : verdict(verdict));
            case PICK_UP -> "Picked up, says " + who + ".";
            case REMIND -> "Its owner was reminded to pick it up.";
            case DISPOSE -> "Thrown away by " + who + ".";
        };
    }

    private static String fault(PrintVerdict verdict) {
        if (verdict.fault() == null) {
            return "";
        }
        return switch (verdict.fault()) {
            case LAB -> "by the lab's fault";
            case OWNER -> "by its owner's fault";
            case NOBODY -> "by nobody's fault";
        };
    }
}
