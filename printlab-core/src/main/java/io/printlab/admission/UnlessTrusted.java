package io.printlab.admission;

import java.util.Optional;

/** A rule that no longer asks those who have printed well so often, and whose last print did not fail. */
record UnlessTrusted(int after, AdmissionRule rule) implements AdmissionRule {
    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        return isTrusted(request) ? Verdict.ADMITTED : rule.review(request);
    }

    @Override
    public Optional<String> waived(AdmissionRequest request) {
        return isTrusted(request) && rule.review(request) instanceof Verdict.AskApproval
                ? Optional.of("The rule about " + name() + " let it through: "
                        + request.owner().displayName() + " has completed "
                        + request.record().completed() + " prints, and from " + after + " on it asks no more.")
                : Optional.empty();
    }

    private boolean isTrusted(AdmissionRequest request) {
        PrintRecord record = request.record();
        return record.completed() >= after && record.lastFailures() == 0;
    }
}
