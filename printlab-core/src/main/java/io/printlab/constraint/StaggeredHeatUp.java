package io.printlab.constraint;

import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.job.Lease;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** So many devices heat up at once and no more, for the sake of the lab's fuses. */
record StaggeredHeatUp(int most, Duration heatUp) implements DispatchConstraint {
    @Override
    public String name() {
        return "staggered heat-up";
    }

    @Override
    public Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment) {
        return obstacle(moment);
    }

    @Override
    public Optional<Obstacle> obstacle(Lane lane, Device device, LabMoment moment) {
        return obstacle(moment);
    }

    private Optional<Obstacle> obstacle(LabMoment moment) {
        List<Instant> warm = moment.onDevices().stream()
                .map(Job::lease)
                .filter(lease -> lease != null && lease.claimedAt().plus(heatUp).isAfter(moment.now()))
                .map(Lease::claimedAt)
                .map(claimed -> claimed.plus(heatUp))
                .sorted()
                .toList();
        if (warm.size() < most) {
            return Optional.empty();
        }
        return Optional.of(new Obstacle(
                name(),
                warm.size() + (warm.size() == 1 ? " printer heats" : " printers heat") + " up, and " + most
                        + " at once is the most; the next starts within " + Length.text(heatUp) + ".",
                warm.get(warm.size() - most)));
    }
}
