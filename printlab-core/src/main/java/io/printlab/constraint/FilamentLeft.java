package io.printlab.constraint;

import io.printlab.device.Device;
import io.printlab.device.Filament;
import io.printlab.job.Job;
import io.printlab.job.Needs;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import java.util.Locale;
import java.util.Optional;

/** A print starts only where its filament is enough, as far as both are known. */
record FilamentLeft() implements DispatchConstraint {
    @Override
    public String name() {
        return "remaining filament";
    }

    @Override
    public boolean watchesDevices() {
        return false;
    }

    @Override
    public Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment) {
        Needs needs = job.needs();
        Filament filament = device.filament();
        Double wanted = needs == null ? null : needs.estimate().filamentGrams();
        Double left = filament == null ? null : filament.grams();
        if (filament == null || wanted == null || left == null || wanted <= left) {
            return Optional.empty();
        }
        return Optional.of(new Obstacle(
                name(),
                String.format(
                        Locale.ROOT,
                        "It needs %.0f g, and %.0f g of %s is left on %s; it starts when staff change the filament.",
                        Math.ceil(wanted),
                        Math.floor(left),
                        filament.material(),
                        device.definition().name()),
                null));
    }
}
