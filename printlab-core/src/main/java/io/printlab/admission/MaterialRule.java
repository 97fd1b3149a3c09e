package io.printlab.admission;

import java.util.Locale;
import java.util.Set;

/** Staff look first at prints in some materials, and at those whose material nobody has said. */
record MaterialRule(Set<String> materials) implements AdmissionRule {
    MaterialRule {
        materials = Set.copyOf(materials);
    }

    @Override
    public String name() {
        return "materials";
    }

    @Override
    public Verdict review(AdmissionRequest request) {
        String material = request.needs().requirements().material();
        if (material == null) {
            return Verdict.ask("Its material is not known, so staff look at it first.");
        }
        return materials.contains(material.toUpperCase(Locale.ROOT))
                ? Verdict.ask("It prints in " + material + "; staff approve every print in that material first.")
                : Verdict.ADMITTED;
    }
}
