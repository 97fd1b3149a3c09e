package io.printlab.constraint;

import io.printlab.device.Device;
import io.printlab.device.Tag;
import io.printlab.job.Job;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A long print runs only while somebody is in the lab: it starts if it ends before the staffed hours do, or on a device
 * with the tag {@link Tag#OVERNIGHT}.
 *
 * @param unattended prints up to this long start at any time
 */
record StaffedHours(Calendar staffed, Duration unattended) implements DispatchConstraint {
    @Override
    public String name() {
        return "staffed hours";
    }

    @Override
    public boolean watchesDevices() {
        return false;
    }

    @Override
    public Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment) {
        return obstacle(Length.of(job), device, moment.now());
    }

    @Override
    public Optional<Obstacle> obstacle(Lane lane, Device device, LabMoment moment) {
        return obstacle(Length.least(lane), device, moment.now());
    }

    private Optional<Obstacle> obstacle(Duration length, Device device, Instant now) {
        if (length.compareTo(unattended) <= 0 || device.capabilities().tags().contains(Tag.OVERNIGHT)) {
            return Optional.empty();
        }
        Optional<Instant> end = staffed.end(now);
        if (end.isPresent() && !now.plus(length).isAfter(end.get())) {
            return Optional.empty();
        }
        Optional<Instant> next = staffed.next(now, length);
        return Optional.of(new Obstacle(name(), sentence(length, end, next), next.orElse(null)));
    }

    private String sentence(Duration length, Optional<Instant> end, Optional<Instant> next) {
        return "It takes " + Length.text(length) + ", and a print of more than " + Length.text(unattended)
                + " runs only while the lab is staffed, which it is "
                + end.map(moment -> "until " + staffed.text(moment)).orElse("not now")
                + next.map(moment -> "; it may start at " + staffed.text(moment) + ".")
                        .orElse("; no staffed time is that long, so staff have to tag a printer " + Tag.OVERNIGHT
                                + " for it.");
    }
}
