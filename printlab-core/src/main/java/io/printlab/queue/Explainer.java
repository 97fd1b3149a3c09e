package io.printlab.queue;

import io.printlab.device.BedState;
import io.printlab.device.Device;
import io.printlab.device.DeviceState;
import io.printlab.device.Mismatch;
import io.printlab.device.Requirements;
import io.printlab.job.Needs;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why a waiting job waits, from its place in the order and the devices as they are: a pure function. */
public final class Explainer {
    private Explainer() {}

    /** @param position of the job in the order, from 1 */
    public static Explanation explain(WaitingJob job, int position, Collection<Device> devices) {
        List<Device> fitting = devices.stream()
                .filter(device -> device.capabilities().satisfies(job.lane().requirements()))
                .toList();
        List<String> reasons = new ArrayList<>();
        if (fitting.isEmpty()) {
            reasons.add("No printer can print it as they are now: " + nearest(job, devices) + ".");
            LoadAdvice.of(job.lane().requirements(), devices).ifPresent(reasons::add);
        } else {
            addStateOfFitting(reasons, fitting);
        }
        if (position > 1) {
            reasons.add((position - 1) + (position == 2 ? " job is" : " jobs are") + " before it.");
        } else if (reasons.isEmpty()) {
            reasons.add("It is next.");
        }
        if (job.tier() == Tier.AT_RISK) {
            reasons.add("It has been moved up, because its deadline is at risk.");
        } else if (job.tier() == Tier.OVERDUE) {
            reasons.add("It has waited as long as the lab lets anybody wait, so it goes before everybody who has not.");
        }
        return new Explanation(job.id(), position, job.tier(), job.movesUpAt(), reasons);
    }

    /**
     * The same with the factors' part and the device that the job gets.
     *
     * @param index of the job in the snapshot's order, from 0
     */
    public static Explanation explain(
            QueueSnapshot queue, int index, Submission submission, Needs needs, QueuePolicy policy) {
        WaitingJob job = queue.order().get(index);
        Explanation plain = explain(job, index + 1, queue.devices());
        Optional<NextDevice> next = queue.nextFor(index);
        List<String> reasons = new ArrayList<>();
        next.ifPresent(device -> reasons.add(device.sentence()));
        reasons.addAll(plain.reasons());
        List<FactorScore> factors = policy.scores(
                new Ranked(job, submission, needs, queue.share(job.owner()), queue.leastVirtualTime(), queue.now()));
        return new Explanation(
                job.id(), plain.position(), job.tier(), job.movesUpAt(), reasons, factors, next.orElse(null));
    }

    private static void addStateOfFitting(List<String> reasons, List<Device> fitting) {
        List<Device> ready = fitting.stream().filter(Device::isReady).toList();
        if (!ready.isEmpty()) {
            reasons.add(names(ready) + (ready.size() == 1 ? " is" : " are") + " free and can print it.");
            return;
        }
        add(
                reasons,
                fitting,
                "printing",
                device -> device.status().state() == DeviceState.PRINTING
                        || device.status().state() == DeviceState.PAUSED);
        add(
                reasons,
                fitting,
                "waiting for the bed to be cleared",
                device -> device.status().state() == DeviceState.IDLE
                        && device.inService()
                        && device.bed().state() != BedState.CLEAR);
        add(reasons, fitting, "out of service", device -> !device.inService());
        add(reasons, fitting, "out of contact", device -> device.status().state() == DeviceState.UNKNOWN);
        add(reasons, fitting, "in need of a person", device -> device.status().state() == DeviceState.FAULT);
    }

    private static void add(
            List<String> reasons, List<Device> devices, String what, java.util.function.Predicate<Device> test) {
        List<Device> found = devices.stream().filter(test).toList();
        if (!found.isEmpty()) {
            reasons.add(names(found) + (found.size() == 1 ? " fits and is " : " fit and are ") + what + ".");
        }
    }

    /** The device that misses least says most: the others are only counted. */
    private static String nearest(WaitingJob job, Collection<Device> devices) {
        Requirements requirements = job.lane().requirements();
        return devices.stream()
                .min(Comparator.comparing((Device device) ->
                                device.capabilities().mismatches(requirements).size())
                        .thenComparing(Device::id))
                .map(device -> device.definition().name() + " comes nearest, but "
                        + device.capabilities().mismatches(requirements).stream()
                                .map(Mismatch::sentence)
                                .collect(Collectors.joining("; ")))
                .orElse("there are no devices");
    }

    private static String names(List<Device> devices) {
        return devices.stream()
                .map(device -> device.definition().name())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
