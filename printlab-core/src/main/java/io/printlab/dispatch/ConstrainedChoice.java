package io.printlab.dispatch;

import io.printlab.account.UserId;
import io.printlab.constraint.Constraints;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.queue.Candidate;
import io.printlab.queue.DeviceChoice;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import io.printlab.store.LabStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One look at the queue where constraints may keep its first jobs from the devices. Lanes of which no job may start are not read. Where
 * constraints stop everything at the front, the first job of every owner in every open lane is looked at, so what may not start hides
 * nobody else's jobs and none of the same owner in another lane.
 */
final class ConstrainedChoice {
    private static final int OWNERS = 64;
    private static final int JOBS_EACH = 4;

    private final LabStore store;
    private final QueuePolicy policy;
    private final List<Device> served;
    private final List<DispatchConstraint> constraints;
    private final DeviceChoice choice;
    private final Map<JobId, Job> known = new HashMap<>();
    private LabMoment moment;

    /** @param served the free devices of this look */
    ConstrainedChoice(
            LabStore store,
            QueuePolicy policy,
            List<Device> served,
            List<DispatchConstraint> constraints,
            LabMoment moment) {
        this.store = store;
        this.policy = policy;
        this.served = List.copyOf(served);
        this.constraints = constraints;
        this.moment = moment;
        this.choice = new DeviceChoice(served);
    }

    /**
     * The jobs to be claimed and their devices, in the order of the claims.
     *
     * @param lanes in which jobs wait
     */
    Map<JobId, DeviceId> matches(List<Lane> lanes) {
        List<Lane> open = lanes.stream().filter(this::isOpen).toList();
        if (open.isEmpty()) {
            return Map.of();
        }
        if (policy.servesByShare()) {
            Map<JobId, DeviceId> front = atTheFront(open);
            if (!front.isEmpty()) {
                return front;
            }
        }
        return firstThatMayStart(open);
    }

    private boolean isOpen(Lane lane) {
        return Matching.fitting(lane, served)
                .anyMatch(device -> !Constraints.closes(lane, device, constraints, moment));
    }

    private Map<JobId, DeviceId> atTheFront(List<Lane> open) {
        var window = store.queue().candidates(open, OWNERS, Math.max(JOBS_EACH, served.size()));
        learn(window.jobs());
        return Matching.of(window, served, job -> true, policy.order(now()), this::device);
    }

    private Map<JobId, DeviceId> firstThatMayStart(List<Lane> open) {
        List<WaitingJob> heads = store.queue().heads(open);
        Map<UserId, Share> shares = store.queue().shares();
        learn(heads);
        return heads.stream()
                .map(job -> new Candidate(
                        job,
                        shares.getOrDefault(job.owner(), Share.fresh(job.owner()))
                                .virtualTime()))
                .sorted(policy.order(now()))
                .map(Candidate::job)
                .flatMap(job -> device(job, served).map(device -> Map.of(job.id(), device.id())).stream())
                .findFirst()
                .orElse(Map.of());
    }

    private Optional<Device> device(WaitingJob waiting, Collection<Device> free) {
        Job job = known.get(waiting.id());
        if (job == null) {
            return Optional.empty();
        }
        Needs needs = job.needs();
        Optional<Device> found = Matching.fitting(waiting.lane(), free)
                .filter(device -> mayStart(job, device))
                .min(choice.order(needs == null ? null : needs.estimate().filamentGrams()));
        found.ifPresent(device -> moment = moment.with(job, device));
        return found;
    }

    private boolean mayStart(Job job, Device device) {
        return Constraints.obstacles(job, device, constraints, moment).isEmpty();
    }

    private void learn(List<WaitingJob> jobs) {
        known.putAll(
                store
                        .jobs()
                        .byIds(jobs.stream()
                                .map(WaitingJob::id)
                                .filter(id -> !known.containsKey(id))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Job::id, job -> job)));
    }

    private Instant now() {
        return moment.now();
    }
}
