package io.printlab.forecast;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.device.Bed;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.NodeId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.Expectation;
import io.printlab.queue.LabMoment;
import io.printlab.queue.Lane;
import io.printlab.queue.QueueOrder;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.QueueSnapshot;
import io.printlab.queue.Share;
import io.printlab.queue.WaitingJob;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small lab on a Monday at 8 in the morning, made up piece by piece. */
final class Scene {
    /** A Monday. */
    static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private static final Actor SELF = Actor.part("scene");

    final List<Device> devices = new ArrayList<>();
    final List<WaitingJob> waiting = new ArrayList<>();
    final Map<JobId, Job> jobs = new HashMap<>();
    final List<Job> running = new ArrayList<>();
    final Map<UserId, Share> shares = new HashMap<>();
    final Map<DeviceId, Duration> told = new HashMap<>();
    final List<DispatchConstraint> constraints = new ArrayList<>();
    Experience experience = Experience.none(ZoneOffset.UTC);
    Instant now = NOW;
    private final QueuePolicy policy;
    private long lastId;

    Scene(QueuePolicy policy) {
        this.policy = policy;
    }

    Device free(String id) {
        return device(id, DeviceState.IDLE, true, "PLA");
    }

    Device device(String id, DeviceState state, boolean clear, String material) {
        Device added = Device.added(
                new DeviceDefinition(
                        new DeviceId(id),
                        id,
                        "fake",
                        Map.of(),
                        new Capabilities("A", Set.of(material), 0.4, new BuildVolume(100, 100, 100))),
                new NodeId("main"),
                NOW);
        Bed bed = clear ? added.bed().clear("test", NOW) : added.bed().occupy("printed", "test", NOW);
        Device device =
                added.withStatus(added.status().observed(state, "seen", NOW)).withBed(bed);
        devices.add(device);
        return device;
    }

    /** A device that has a job since a while. */
    Device busy(String id, double hours, Duration since) {
        Device device = device(id, DeviceState.PRINTING, false, "PLA");
        Job job = jobs.get(job(99, hours, null));
        waiting.removeIf(one -> job != null && one.id().equals(job.id()));
        if (job != null) {
            jobs.remove(job.id());
            running.add(job.asClaimedBy(device.id(), device.node(), now.minus(since)));
        }
        return device;
    }

    JobId job(long owner, double hours) {
        return job(owner, hours, null);
    }

    JobId job(long owner, double hours, @Nullable Instant promoteAt) {
        return job(owner, hours, promoteAt, "PLA");
    }

    JobId job(long owner, double hours, @Nullable Instant promoteAt, String material) {
        JobId id = new JobId(++lastId);
        Requirements requirements = new Requirements(material, null, null, null);
        Needs needs = new Needs(requirements, new PrintEstimate(Duration.ofSeconds((long) (hours * 3600)), null));
        Instant since = now.minusSeconds(1000 - lastId);
        double rank = policy.ranking().rank(Tier.NORMAL, since, hours);
        Placement place = new Placement(Tier.NORMAL, promoteAt, null, since, hours, rank, policy.name());
        Submission submission = new Submission(
                new UserId(owner),
                new PrintFileId("a".repeat(64)),
                "cube.gcode",
                "web",
                Urgency.NORMAL,
                null,
                null,
                now,
                Wishes.NONE);
        jobs.put(
                id,
                Job.submit(id, submission, SELF, now)
                        .after()
                        .enqueue(needs, place, SELF, now)
                        .after());
        waiting.add(new WaitingJob(
                id,
                new UserId(owner),
                Lane.of(requirements),
                place.tier(),
                promoteAt,
                null,
                place.queuedAt(),
                place.cost(),
                place.rank()));
        return id;
    }

    void charged(long owner, double hours) {
        shares.put(new UserId(owner), new Share(new UserId(owner), hours, 1));
    }

    Outlook outlook() {
        QueueSnapshot queue = new QueueSnapshot(
                QueueOrder.of(waiting, shares, policy, now),
                shares,
                devices,
                Map.of(),
                new LabMoment(now, running, List.of()));
        return new Forecaster(policy, constraints).forecast(queue, jobs, told, experience);
    }

    Expectation of(JobId id) {
        Expectation found = outlook().jobs().get(id);
        if (found == null) {
            throw new AssertionError("nothing is foretold of job " + id);
        }
        return found;
    }
}
