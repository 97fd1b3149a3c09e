package io.printlab.admission;

import io.printlab.device.Device;
import io.printlab.device.Mismatch;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A file that is too large or too hot for every printer of the lab is told so at once: it would wait for ever. What a person can change
 * at a printer (filament, nozzle, tags) does not count, and a lab without printers takes everything.
 */
public record WithinReach(Supplier<List<Device>> devices) implements AdmissionRule {
    @Override
    public String name() {
        return "reach";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        return devices.get().stream()
                .map(device -> new Lack(
                        device.definition().name(),
                        device.capabilities().beyondReach(request.needs().requirements())))
                .min(Comparator.comparingInt((Lack lack) -> lack.mismatches().size())
                        .thenComparing(Lack::device))
                .filter(nearest -> !nearest.mismatches().isEmpty())
                .map(nearest -> Verdict.refuseFile("No printer of this lab can print this file. " + nearest.device()
                        + " comes nearest, but " + nearest.sentence()
                        + ". Slice it again for a printer of the lab, or ask staff."))
                .orElse(Verdict.ADMITTED);
    }

    private record Lack(String device, List<Mismatch> mismatches) {
        String sentence() {
            return mismatches.stream().map(Mismatch::sentence).collect(Collectors.joining("; "));
        }
    }
}
