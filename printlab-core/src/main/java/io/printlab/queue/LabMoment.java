package io.printlab.queue;

import io.printlab.job.Job;
import java.time.Instant;
import java.util.List;

/**
 * What goes on in the lab at one moment, as constraints and forecasts need it.
 *
 * @param onDevices the jobs that are on a device, claims of the same step included
 * @param reservations those that are not over
 */
public record LabMoment(Instant now, List<Job> onDevices, List<Reservation> reservations) {
    public LabMoment {
        onDevices = List.copyOf(onDevices);
        reservations = List.copyOf(reservations);
    }
}
