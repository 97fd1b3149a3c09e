package io.printlab.constraint;

import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.Obstacle;
import java.time.Instant;
import java.util.Optional;

/** Nothing starts; what prints goes on. */
record QuietHours(Calendar quiet) implements DispatchConstraint {
    @Override
    public String name() {
        return "quiet hours";
    }

    @Override
    public boolean watchesDevices() {
        return false;
    }

    @Override
    public Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment) {
        return quiet.end(moment.now()).map(this::obstacle);
    }

    @Override
    public Optional<Obstacle> obstacle(Lane lane, Device device, LabMoment moment) {
        return quiet.end(moment.now()).map(this::obstacle);
    }

    private Obstacle obstacle(Instant end) {
        return end.equals(Instant.MAX)
                ? new Obstacle(name(), "The lab has quiet hours all week, and nothing starts in them. Ask staff.", null)
                : new Obstacle(
                        name(), "Nothing starts in the lab's quiet hours, which end at " + quiet.text(end) + ".", end);
    }
}
