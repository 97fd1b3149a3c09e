package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolFacts;
import io.printlab.spool.SpoolId;
import io.printlab.spool.SpoolState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record SpoolRow(
        long id,
        long version,
        String code,
        String material,
        @Nullable String colour,
        @Nullable String vendor,
        @Nullable Double netGrams,
        @Nullable Double tareGrams,
        @Nullable Double density,
        @Nullable Double diameter,
        double lowGrams,
        @Nullable String notes,
        @Nullable Double leftGrams,
        double shortfallGrams,
        @Nullable Instant openedAt,
        SpoolState state,
        @Nullable DeviceId device) {
    static SpoolRow of(Spool spool) {
        SpoolFacts facts = spool.facts();
        return new SpoolRow(
                spool.id().value(),
                spool.version(),
                spool.code(),
                facts.material(),
                facts.colour(),
                facts.vendor(),
                facts.netGrams(),
                facts.tareGrams(),
                facts.density(),
                facts.diameterMillimetres(),
                facts.lowGrams(),
                facts.notes(),
                spool.leftGrams(),
                spool.shortfallGrams(),
                spool.openedAt(),
                spool.state(),
                spool.device());
    }

    Spool toSpool() {
        return new Spool(
                new SpoolId(id),
                version,
                code,
                new SpoolFacts(material, colour, vendor, netGrams, tareGrams, density, diameter, lowGrams, notes),
                leftGrams,
                shortfallGrams,
                openedAt,
                state,
                device);
    }
}
