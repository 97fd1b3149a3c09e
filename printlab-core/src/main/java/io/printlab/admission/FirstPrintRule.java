package io.printlab.admission;

/** Staff look at what somebody prints who has not completed any print. */
record FirstPrintRule() implements AdmissionRule {
    @Override
    public String name() {
        return "first print";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        return request.record().completed() > 0
                ? Verdict.ADMITTED
                : Verdict.ask(request.owner().displayName()
                        + " has completed 0 prints here; staff approve everything until the first one has ended well.");
    }
}
