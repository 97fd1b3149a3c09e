package io.printlab.admission;

/** So many jobs of one person wait at once. */
record WaitingJobsRule(int most) implements AdmissionRule {
    @Override
    public String name() {
        return "waiting jobs";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        int waiting = request.record().waiting();
        int more = request.jobs();
        if (waiting + more <= most) {
            return Verdict.ADMITTED;
        }
        String have = "You have " + Wording.jobs(waiting) + (more == 1 ? "" : " and send " + more + " at once")
                + "; the lab allows " + most + ".";
        return Verdict.refuse(
                waiting < most
                        ? have + " Send at most " + (most - waiting) + ", or cancel some that wait."
                        : have + " Cancel one or wait until one is printed.");
    }
}
