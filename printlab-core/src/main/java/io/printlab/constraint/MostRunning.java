package io.printlab.constraint;

import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import java.util.Optional;

/** One person prints so many jobs at once and no more. The store keeps the same limit against claimers on other nodes. */
record MostRunning(int most) implements DispatchConstraint {
    @Override
    public String name() {
        return "prints at once";
    }

    @Override
    public Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment) {
        UserId owner = job.submission().owner();
        long running = moment.onDevices().stream()
                .filter(other ->
                        other.submission().owner().equals(owner) && !other.id().equals(job.id()))
                .count();
        return running < most
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        name(),
                        "Its owner has " + running + (running == 1 ? " print" : " prints") + " on the printers, and "
                                + most + " at once is the most; it goes on when one of them ends.",
                        null));
    }
}
