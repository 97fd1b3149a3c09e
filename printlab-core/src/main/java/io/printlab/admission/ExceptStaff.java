package io.printlab.admission;

import io.printlab.account.Permission;

/** A rule that does not hold for staff: they print for the lab, and approve for others what it would ask of them. */
record ExceptStaff(AdmissionRule rule) implements AdmissionRule {
    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        boolean staff = request.owner().role().permissions().contains(Permission.ACT_ON_ALL_JOBS);
        return staff ? Verdict.ADMITTED : rule.review(request);
    }
}
