package io.printlab.queue;

import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.Maintenance;
import io.printlab.device.Mismatch;
import io.printlab.device.Requirements;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why waiting jobs wait, at one moment: a pure function of what it is given. Not thread-safe. */
public final class Explainer {
    private static final String STATE = "It is ";

    private final QueueSnapshot queue;
    private final QueuePolicy policy;
    private final List<DispatchConstraint> constraints;
    private final Map<JobId, Job> jobs;
    private final DeviceChoice choice;
    private final double leastVirtualTime;
    private final Map<JobId, NextDevice> next = new HashMap<>();

    /**
     * @param jobs the waiting jobs of the order as far as they are known: a device is promised to no job behind one that is not
     */
    public Explainer(
            QueueSnapshot queue, Map<JobId, Job> jobs, QueuePolicy policy, List<DispatchConstraint> constraints) {
        this.queue = queue;
        this.policy = policy;
        this.constraints = List.copyOf(constraints);
        this.jobs = Map.copyOf(jobs);
        this.choice = new DeviceChoice(queue.devices());
        this.leastVirtualTime = queue.leastVirtualTime();
        handOutDevices();
    }

    /**
     * Why one job waits.
     *
     * @param job in state QUEUED, with its needs
     * @param expected what the forecast says of it, or null
     */
    public Explanation explain(QueuePlace place, Job job, @Nullable Expectation expected) {
        WaitingJob waiting = place.job();
        List<Device> fitting =
                queue.devices().stream().filter(device -> fits(device, waiting)).toList();
        List<DeviceObstacle> obstacles = fitting.isEmpty() ? mismatches(waiting) : obstacles(job, fitting);
        NextDevice device = next.get(waiting.id());
        return new Explanation(
                waiting.id(),
                place.position(),
                place.exact(),
                waiting.tier(),
                waiting.movesUpAt(),
                reasons(place, fitting, obstacles, device, expected),
                scores(waiting, job),
                device,
                obstacles,
                expected);
    }

    private List<FactorScore> scores(WaitingJob waiting, Job job) {
        Needs needs = job.needs();
        return needs == null
                ? List.of()
                : policy.scores(new Ranked(
                        waiting, job.submission(), needs, queue.share(waiting.owner()), leastVirtualTime, queue.now()));
    }

    /** Each job in turn takes the device that can have it first: the free ones as they stand, then by what is expected. */
    private void handOutDevices() {
        Set<DeviceId> taken = new HashSet<>();
        for (WaitingJob waiting : queue.order()) {
            Job job = jobs.get(waiting.id());
            if (job == null || taken.size() == queue.devices().size()) {
                return;
            }
            best(waiting, job, taken).ifPresent(device -> {
                taken.add(device.device());
                next.put(waiting.id(), device);
            });
        }
    }

    private Optional<NextDevice> best(WaitingJob waiting, Job job, Set<DeviceId> taken) {
        return queue.devices().stream()
                .filter(device -> device.inService() && !taken.contains(device.id()) && fits(device, waiting))
                .sorted(choice.order(grams(job)))
                .flatMap(device -> available(job, device).stream())
                .min(Comparator.comparing(device -> device.expected() == null ? Instant.MIN : device.expected()));
    }

    private static @Nullable Double grams(Job job) {
        Needs needs = job.needs();
        return needs == null ? null : needs.estimate().filamentGrams();
    }

    /** Empty if nobody knows when the job can have the device. */
    private Optional<NextDevice> available(Job job, Device device) {
        Instant free = device.isReady() ? queue.now() : queue.freeAt().get(device.id());
        if (free == null) {
            return Optional.empty();
        }
        for (Obstacle obstacle : device.isReady() ? asked(job, device) : List.<Obstacle>of()) {
            if (obstacle.until() == null) {
                return Optional.empty();
            }
            free = obstacle.until().isAfter(free) ? obstacle.until() : free;
        }
        boolean ready = device.isReady() && !free.isAfter(queue.now());
        return Optional.of(new NextDevice(device.id(), device.definition().name(), ready, ready ? null : free));
    }

    private List<Obstacle> asked(Job job, Device device) {
        return constraints.stream()
                .flatMap(constraint -> constraint.obstacle(job, device, queue.moment()).stream())
                .toList();
    }

    private List<DeviceObstacle> obstacles(Job job, List<Device> fitting) {
        List<DeviceObstacle> found = new ArrayList<>();
        for (Device device : fitting) {
            String name = device.definition().name();
            state(device).ifPresent(obstacle -> found.add(new DeviceObstacle(device.id(), name, obstacle)));
            asked(job, device).forEach(obstacle -> found.add(new DeviceObstacle(device.id(), name, obstacle)));
        }
        return found;
    }

    private Optional<Obstacle> state(Device device) {
        if (device.isReady()) {
            return Optional.empty();
        }
        Instant free = queue.freeAt().get(device.id());
        Maintenance maintenance = device.maintenance();
        if (maintenance != null) {
            return Optional.of(
                    new Obstacle("maintenance", STATE + "in maintenance: " + ended(maintenance.reason()), null));
        }
        return Optional.of(
                switch (device.status().state()) {
                    case PRINTING, PAUSED -> new Obstacle("printing", STATE + "printing.", free);
                    case UNKNOWN -> new Obstacle("out of contact", STATE + "out of contact.", null);
                    case FAULT -> new Obstacle("fault", STATE + "in need of a person.", null);
                    case IDLE -> new Obstacle("bed", STATE + "waiting for the bed to be cleared.", free);
                });
    }

    private static String ended(String reason) {
        return reason.matches(".*[.!?]") ? reason : reason + ".";
    }

    private List<DeviceObstacle> mismatches(WaitingJob waiting) {
        Requirements requirements = waiting.lane().requirements();
        return queue.devices().stream()
                .flatMap(device -> device.capabilities().mismatches(requirements).stream()
                        .map(lack -> new DeviceObstacle(
                                device.id(),
                                device.definition().name(),
                                new Obstacle(lack.code(), lack.sentence(), null))))
                .toList();
    }

    private List<String> reasons(
            QueuePlace place,
            List<Device> fitting,
            List<DeviceObstacle> obstacles,
            @Nullable NextDevice device,
            @Nullable Expectation expected) {
        List<String> reasons = new ArrayList<>();
        if (device != null) {
            reasons.add(device.sentence());
        }
        if (fitting.isEmpty()) {
            reasons.add("No printer can print it as they are now: " + nearest(place.job())
                    + ". There is no forecast while none fits.");
            LoadAdvice.of(place.job().lane().requirements(), queue.devices()).ifPresent(reasons::add);
        } else {
            addFree(reasons, fitting, obstacles, device);
            addObstacles(reasons, obstacles);
            if (expected == null && place.exact() && fitting.stream().noneMatch(Explainer::isAtWork)) {
                reasons.add("There is no forecast while none of them is at work.");
            }
        }
        if (place.position() > 1) {
            reasons.add((place.exact() ? "" : "About ") + (place.position() - 1)
                    + (place.position() == 2 ? " job is" : " jobs are") + " before it.");
        } else if (reasons.isEmpty()) {
            reasons.add("It is next.");
        }
        if (place.job().tier() == Tier.AT_RISK) {
            reasons.add("It has been moved up, because its deadline is at risk.");
        } else if (place.job().tier() == Tier.OVERDUE) {
            reasons.add("It has waited as long as the lab lets anybody wait, so it goes before everybody who has not.");
        }
        return reasons;
    }

    private static void addFree(
            List<String> reasons, List<Device> fitting, List<DeviceObstacle> obstacles, @Nullable NextDevice own) {
        Set<DeviceId> kept = obstacles.stream().map(DeviceObstacle::device).collect(Collectors.toSet());
        Collection<String> free = fitting.stream()
                .filter(device -> !kept.contains(device.id()))
                .filter(device -> own == null || !own.device().equals(device.id()))
                .map(device -> device.definition().name())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!free.isEmpty()) {
            reasons.add(String.join(", ", free) + (free.size() == 1 ? " is" : " are") + " free and can print it.");
        }
    }

    /** One sentence for each obstacle, with all the devices that have it. */
    private static void addObstacles(List<String> reasons, List<DeviceObstacle> obstacles) {
        Map<String, Set<String>> devices = new LinkedHashMap<>();
        obstacles.forEach(one -> devices.computeIfAbsent(one.obstacle().sentence(), sentence -> new TreeSet<>())
                .add(one.name()));
        devices.forEach((sentence, names) -> reasons.add(String.join(", ", names) + said(sentence, names.size() == 1)));
    }

    private static String said(String sentence, boolean one) {
        return sentence.startsWith(STATE)
                ? (one ? " fits and is " : " fit and are ") + sentence.substring(STATE.length())
                : ": " + sentence;
    }

    private static boolean isAtWork(Device device) {
        DeviceState state = device.status().state();
        return device.inService() && state != DeviceState.UNKNOWN && state != DeviceState.FAULT;
    }

    /** The device that misses least says most: the others are in the obstacles. */
    private String nearest(WaitingJob waiting) {
        Requirements requirements = waiting.lane().requirements();
        return queue.devices().stream()
                .min(Comparator.comparing((Device device) ->
                                device.capabilities().mismatches(requirements).size())
                        .thenComparing(Device::id))
                .map(device -> device.definition().name() + " comes nearest, but "
                        + device.capabilities().mismatches(requirements).stream()
                                .map(Mismatch::sentence)
                                .collect(Collectors.joining("; ")))
                .orElse("there are no devices");
    }

    private static boolean fits(Device device, WaitingJob waiting) {
        return device.capabilities().satisfies(waiting.lane().requirements());
    }
}
