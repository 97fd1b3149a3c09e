package io.printlab.forecast;

import io.printlab.account.UserId;
import io.printlab.device.BedState;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.Filament;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Lease;
import io.printlab.job.Needs;
import io.printlab.queue.DeviceChoice;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.QueueSnapshot;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lab as every play of a forecast begins: who waits, which devices are at work, and what they have. */
final class Board {
    private static final double MILLIS = Duration.ofHours(1).toMillis();
    /** Waiting jobs of one owner in one lane, in the owner's order. */
    record Flow(int owner, int lane, int[] jobs) {}

    /** When a waiting job is due to move up. */
    record Promotion(int job, Instant at) {}

    /** A device that is at work, and what it has. */
    record Seat(Device device, @Nullable Job job, @Nullable Duration told) {}

    final QueueSnapshot queue;
    final QueuePolicy policy;
    final Kept kept;
    final List<WaitingJob> waiting = new ArrayList<>();
    final List<Job> jobs = new ArrayList<>();
    final List<Flow> flows = new ArrayList<>();
    final List<Share> shares = new ArrayList<>();
    final List<Seat> seats = new ArrayList<>();
    final List<Promotion> promotions = new ArrayList<>();
    final boolean[][] serves;
    /** For each job the seats, the one first that it gets if all are free. */
    final List<int[]> preferred = new ArrayList<>();

    final BedPace.Ahead beds;
    final PrintPace prints;

    Board(
            QueueSnapshot queue,
            Map<JobId, Job> known,
            Map<DeviceId, Duration> told,
            QueuePolicy policy,
            List<DispatchConstraint> constraints,
            Experience experience,
            int most) {
        this.queue = queue;
        this.policy = policy;
        this.beds = experience.beds().from(queue.now());
        this.prints = experience.prints();
        seatDevices(told);
        for (WaitingJob job : queue.order()) {
            Job whole = known.get(job.id());
            if (whole != null && waiting.size() < most) {
                waiting.add(job);
                jobs.add(whole);
            }
        }
        prefer();
        List<Lane> lanes = waiting.stream().map(WaitingJob::lane).distinct().toList();
        serves = new boolean[lanes.size()][seats.size()];
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (int seat = 0; seat < seats.size(); seat++) {
                serves[lane][seat] = seats.get(seat)
                        .device()
                        .capabilities()
                        .satisfies(lanes.get(lane).requirements());
            }
        }
        lineUp(lanes);
        kept = new Kept(this, constraints);
    }

    private void seatDevices(Map<DeviceId, Duration> told) {
        Map<DeviceId, Job> on = new HashMap<>();
        for (Job job : queue.moment().onDevices()) {
            Lease lease = job.lease();
            if (lease != null) {
                on.put(lease.device(), job);
            }
        }
        for (Device device : queue.devices()) {
            DeviceState state = device.status().state();
            boolean atWork = state == DeviceState.IDLE || state == DeviceState.PRINTING || state == DeviceState.PAUSED;
            if (device.inService() && (atWork || on.containsKey(device.id()))) {
                seats.add(new Seat(device, on.get(device.id()), told.get(device.id())));
            }
        }
    }

    private void lineUp(List<Lane> lanes) {
        Map<UserId, Integer> owners = new HashMap<>();
        Map<List<Integer>, List<Integer>> lines = new LinkedHashMap<>();
        for (int job = 0; job < waiting.size(); job++) {
            WaitingJob one = waiting.get(job);
            int owner = owners.computeIfAbsent(one.owner(), id -> {
                shares.add(queue.share(id));
                return shares.size() - 1;
            });
            lines.computeIfAbsent(List.of(owner, lanes.indexOf(one.lane())), line -> new ArrayList<>())
                    .add(job);
            promote(job, one.promoteAt());
            promote(job, one.overdueAt());
        }
        lines.forEach((line, own) -> {
            own.sort(Comparator.comparing(waiting::get, WaitingJob.OWN_ORDER));
            flows.add(new Flow(
                    line.get(0),
                    line.get(1),
                    own.stream().mapToInt(Integer::intValue).toArray()));
        });
        promotions.sort(Comparator.comparing(Promotion::at));
    }

    /** The order of the devices hangs on the job only by which of them have filament enough for it. */
    private void prefer() {
        DeviceChoice choice = new DeviceChoice(queue.devices());
        Map<List<Boolean>, int[]> known = new HashMap<>();
        for (Job job : jobs) {
            Double grams = grams(job);
            List<Boolean> enough =
                    seats.stream().map(seat -> isEnough(seat.device(), grams)).toList();
            preferred.add(known.computeIfAbsent(
                    enough,
                    key -> IntStream.range(0, seats.size())
                            .boxed()
                            .sorted(Comparator.comparing(seat -> seats.get(seat).device(), choice.order(grams)))
                            .mapToInt(Integer::intValue)
                            .toArray()));
        }
    }

    private static @Nullable Double grams(Job job) {
        Needs needs = job.needs();
        return needs == null ? null : needs.estimate().filamentGrams();
    }

    private static boolean isEnough(Device device, @Nullable Double grams) {
        Filament filament = device.filament();
        Double left = filament == null ? null : filament.grams();
        return left != null && left >= (grams == null ? 0 : grams);
    }

    private void promote(int job, @Nullable Instant at) {
        if (at != null) {
            promotions.add(new Promotion(job, at));
        }
    }

    double hours(Instant at) {
        return Duration.between(queue.now(), at).toMillis() / MILLIS;
    }

    Instant instant(double hours) {
        return queue.now().plusMillis(Math.round(hours * MILLIS));
    }

    static @Nullable Duration estimate(Job job) {
        Needs needs = job.needs();
        return needs == null ? null : needs.estimate().printTime();
    }

    /** When the print that a device has ends, in hours; below 0 if it has none. */
    double endOf(Seat seat, double draw) {
        Job job = seat.job();
        DeviceState state = seat.device().status().state();
        if (job != null && seat.told() != null) {
            return prints.restHours(seat.told(), draw);
        }
        if (job != null) {
            double since =
                    Math.max(0, -hours(Objects.requireNonNull(job.lease()).claimedAt()));
            return prints.occupiedHours(estimate(job), since, draw) - since;
        }
        if (state == DeviceState.PRINTING || state == DeviceState.PAUSED) {
            double since = Math.max(0, -hours(seat.device().status().since()));
            return prints.occupiedHours(null, since, draw) - since;
        }
        return -1;
    }

    static boolean hasClearBed(Seat seat) {
        return seat.device().bed().state() == BedState.CLEAR;
    }
}
