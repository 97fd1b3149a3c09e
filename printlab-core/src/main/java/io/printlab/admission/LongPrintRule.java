package io.printlab.admission;

import java.time.Duration;

/** Staff approve prints that take longer, and those whose time is not known. */
record LongPrintRule(Duration limit) implements AdmissionRule {
    @Override
    public String name() {
        return "long prints";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        Duration time = request.needs().estimate().printTime();
        if (time == null) {
            return Verdict.ask("Its print time is not known, so staff look at it first.");
        }
        return time.compareTo(limit) <= 0
                ? Verdict.ADMITTED
                : Verdict.ask("It prints for " + Wording.time(time) + "; above " + Wording.time(limit)
                        + " staff approve it first.");
    }
}
