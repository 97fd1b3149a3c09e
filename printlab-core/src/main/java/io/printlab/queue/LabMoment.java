package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.device.Device;
import io.printlab.job.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goes on in the lab at one moment, as constraints and forecasts need it.
 *
 * @param onDevices the jobs that are on a device, claims of the same step included
 * @param reservations those that are not over
 * @param members of the groups that reservations name
 */
public record LabMoment(
        Instant now, List<Job> onDevices, List<Reservation> reservations, Map<String, Set<UserId>> members) {
    public LabMoment {
        onDevices = List.copyOf(onDevices);
        reservations = List.copyOf(reservations);
        members = Map.copyOf(members);
    }

    public LabMoment(Instant now, List<Job> onDevices, List<Reservation> reservations) {
        this(now, onDevices, reservations, Map.of());
    }

    /** The moment after this job has been claimed for the device. */
    public LabMoment with(Job claimed, Device device) {
        List<Job> more = new ArrayList<>(onDevices);
        more.add(claimed.asClaimedBy(device.id(), device.node(), now));
        return new LabMoment(now, more, reservations, members);
    }

    /** The same lab at another time: for looks ahead. */
    public LabMoment at(Instant time, List<Job> thenOnDevices) {
        return new LabMoment(time, thenOnDevices, reservations, members);
    }

    /** Whether the reservation lets the user's jobs run; nobody's run in maintenance. */
    public boolean lets(Reservation reservation, UserId user) {
        String group = reservation.group();
        return user.equals(reservation.user())
                || (group != null && members.getOrDefault(group, Set.of()).contains(user));
    }
}
