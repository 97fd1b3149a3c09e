package io.printlab.admission;

import io.printlab.account.Permission;
import java.util.Optional;

/** A rule that does not hold for staff: they print for the lab, and approve for others what it would ask of them. */
record ExceptStaff(AdmissionRule rule) implements AdmissionRule {
    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        return isOfStaff(request) ? Verdict.ADMITTED : rule.review(request);
    }

    @Override
    public Optional<String> waived(AdmissionRequest request) {
        if (!isOfStaff(request)) {
            return rule.waived(request);
        }
        return rule.review(request) instanceof Verdict.AskApproval
                ? Optional.of("The rule about " + name() + " let it through: it does not hold for staff.")
                : Optional.empty();
    }

    private static boolean isOfStaff(AdmissionRequest request) {
        return request.owner().role().permissions().contains(Permission.ACT_ON_ALL_JOBS);
    }
}
