package io.printlab.constraint;

import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.Obstacle;
import io.printlab.queue.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A device that is reserved runs only the jobs of whom it is reserved for, and none in maintenance. A job that would
 * still run when the reservation begins does not start before it either.
 */
record Reserved(Calendar calendar) implements DispatchConstraint {
    @Override
    public String name() {
        return "reservation";
    }

    @Override
    public boolean watchesDevices() {
        return false;
    }

    @Override
    public Optional<Obstacle> obstacle(Job job, Device device, LabMoment moment) {
        return first(
                device,
                moment,
                Length.of(job),
                reservation -> !moment.lets(reservation, job.submission().owner()));
    }

    @Override
    public Optional<Obstacle> obstacle(Lane lane, Device device, LabMoment moment) {
        return first(device, moment, Length.least(lane), Reservation::isMaintenance);
    }

    private Optional<Obstacle> first(
            Device device, LabMoment moment, Duration length, Predicate<Reservation> keepsOut) {
        Instant now = moment.now();
        Instant end = now.plus(length);
        return moment.reservations().stream()
                .filter(one -> one.device().equals(device.id()))
                .filter(one ->
                        one.to().isAfter(now) && (one.holds(now) || one.from().isBefore(end)))
                .filter(keepsOut)
                .min(Comparator.comparing(Reservation::from).thenComparing(Reservation::id))
                .map(one -> new Obstacle(name(), sentence(one, device, length, now), one.to()));
    }

    private String sentence(Reservation one, Device device, Duration length, Instant now) {
        String name = device.definition().name();
        String what = one.isMaintenance() ? "in maintenance" : "reserved for others";
        return one.holds(now)
                ? name + " is " + what + " until " + calendar.text(one.to()) + " (" + one.purpose() + ")."
                : name + " is " + what + " from " + calendar.text(one.from()) + " (" + one.purpose()
                        + "), and the print, which takes " + Length.text(length) + ", would still run then.";
    }
}
