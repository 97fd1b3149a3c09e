package io.printlab.admission;

import io.printlab.file.Fact;
import org.jspecify.annotations.Nullable;

/** No file heats a nozzle or a bed above what the lab allows. A file of which the temperature is not known passes. */
record TemperatureRule(
        @Nullable Integer nozzleCelsius, @Nullable Integer bedCelsius) implements AdmissionRule {
    @Override
    public String name() {
        return "temperatures";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        String nozzle = sentence("the nozzle", request.facts().nozzleCelsius(), nozzleCelsius);
        String bed = sentence("the bed", request.facts().bedCelsius(), bedCelsius);
        String both = (nozzle + " " + bed).strip();
        return both.isEmpty()
                ? Verdict.ADMITTED
                : Verdict.refuseFile(both + " Slice it again for a cooler filament, or ask staff.");
    }

    private static String sentence(String part, @Nullable Fact<Integer> asked, @Nullable Integer limit) {
        return asked == null || limit == null || asked.value() <= limit
                ? ""
                : "The file heats " + part + " to " + asked.value() + " °C; the lab allows " + limit + " °C.";
    }
}
