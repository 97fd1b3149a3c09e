package io.printlab.forecast;

import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Obstacle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From when until when jobs are kept from devices, whatever runs: found out by one play and known to all. Not thread-safe. */
final class Kept {
    private record Stretch(double from, double until) {}

    /** A minute, for an obstacle that says that it has ended. */
    private static final double SHORTEST = 1.0 / 60;

    private final Board board;
    private final List<DispatchConstraint> watching;
    private final List<DispatchConstraint> others;
    private final List<@Nullable List<Stretch>> known;

    Kept(Board board, List<DispatchConstraint> constraints) {
        this.board = board;
        watching =
                constraints.stream().filter(DispatchConstraint::watchesDevices).toList();
        others = constraints.stream().filter(one -> !one.watchesDevices()).toList();
        known = new ArrayList<>();
        for (int place = 0; place < board.waiting.size() * board.seats.size(); place++) {
            known.add(null);
        }
    }

    boolean isEmpty() {
        return watching.isEmpty() && others.isEmpty();
    }

    /** Until when what runs does not matter; 0 if nothing keeps the job now. */
    double until(int job, int seat, double at, Instant now) {
        int place = job * board.seats.size() + seat;
        List<Stretch> stretches = known.get(place);
        if (stretches != null) {
            for (Stretch stretch : stretches) {
                if (stretch.from() <= at && at < stretch.until()) {
                    return stretch.until();
                }
            }
        }
        LabMoment moment = board.queue.moment().at(now, List.of());
        for (DispatchConstraint constraint : others) {
            Optional<Obstacle> obstacle = constraint.obstacle(
                    board.jobs.get(job), board.seats.get(seat).device(), moment);
            if (obstacle.isPresent()) {
                Instant until = obstacle.get().until();
                double hours = until == null ? Double.POSITIVE_INFINITY : board.hours(until);
                if (hours > at) {
                    List<Stretch> more = stretches == null ? new ArrayList<>(2) : stretches;
                    more.add(new Stretch(at, hours));
                    known.set(place, more);
                }
                return Math.max(hours, at + SHORTEST);
            }
        }
        return 0;
    }

    /** What keeps the job because of what runs, or null. */
    @Nullable Obstacle watched(int job, int seat, LabMoment moment) {
        Device device = board.seats.get(seat).device();
        Job whole = board.jobs.get(job);
        for (DispatchConstraint constraint : watching) {
            Optional<Obstacle> obstacle = constraint.obstacle(whole, device, moment);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        return null;
    }
}
