package io.printlab.admission;

/** A file has to let the lab know how long it prints. */
record KnownTimeRule() implements AdmissionRule {
    @Override
    public String name() {
        return "known print time";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        return request.needs().estimate().printTime() != null
                ? Verdict.ADMITTED
                : Verdict.refuseFile("How long this file prints is not known, and the lab takes no file without that."
                        + " Slice it with a program that writes the print time into the file.");
    }
}
