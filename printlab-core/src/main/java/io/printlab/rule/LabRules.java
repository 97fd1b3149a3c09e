package io.printlab.rule;

import io.printlab.queue.PriorityWeights;

/** The rules of a lab as data: what its administrator edits and what a version keeps. Figures in printlab's own units. */
public record LabRules(
        PriorityWeights priority,
        AdmissionLimits admission,
        ApprovalLimits approval,
        DispatchLimits dispatch,
        Prices prices,
        AfterPrint afterPrint) {
    /** Fair share; nobody is refused, nothing needs approval, printers work day and night, and nothing costs money. */
    public static final LabRules DEFAULT =
            new LabRules(PriorityWeights.DEFAULT, AdmissionLimits.NONE, ApprovalLimits.NONE, DispatchLimits.NONE);

    /** Without prices, and with nothing to do after a print. */
    public LabRules(
            PriorityWeights priority, AdmissionLimits admission, ApprovalLimits approval, DispatchLimits dispatch) {
        this(priority, admission, approval, dispatch, Prices.NONE, AfterPrint.NONE);
    }
}
