package io.printlab.admission;

/** A rule that no longer asks those who have printed well so often, and whose last print did not fail. */
record UnlessTrusted(int after, AdmissionRule rule) implements AdmissionRule {
    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        PrintRecord record = request.record();
        boolean trusted = record.completed() >= after && record.lastFailures() == 0;
        return trusted ? Verdict.ADMITTED : rule.review(request);
    }
}
