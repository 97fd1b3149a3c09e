package io.printlab.admission;

/** Staff approve prints that take more filament, and those whose weight is not known. */
record HeavyPrintRule(double limitGrams) implements AdmissionRule {
    @Override
    public String name() {
        return "heavy prints";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        Double grams = request.needs().estimate().filamentGrams();
        if (grams == null) {
            return Verdict.ask("Its weight is not known, so staff look at it first.");
        }
        return grams <= limitGrams
                ? Verdict.ADMITTED
                : Verdict.ask("It takes " + Wording.grams(grams) + " of filament; above " + Wording.grams(limitGrams)
                        + " staff approve it first.");
    }
}
