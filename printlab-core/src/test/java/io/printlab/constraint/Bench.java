package io.printlab.constraint;

import io.printlab.account.Actor;
import io.printlab.account.UserId;
import io.printlab.device.Bed;
import io.printlab.device.BedState;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.Filament;
import io.printlab.device.Fitting;
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
import io.printlab.queue.LabMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up jobs and devices for the tests of constraints. Monday, half past one in the afternoon. */
final class Bench {
    static final Instant NOW = Instant.parse("2026-01-05T13:30:00Z");
    static final UserId SAM = new UserId(1);
    static final UserId OLGA = new UserId(2);
    static final Device LEFT = device("left", null, Set.of());
    static final Device RIGHT = device("right", null, Set.of());
    private static final Actor SOMEBODY = Actor.part("somebody");

    private Bench() {}

    static Job job(long id, UserId owner, @Nullable Duration time, @Nullable Double grams) {
        Submission submission = new Submission(
                owner,
                new PrintFileId("a".repeat(64)),
                "cube.gcode",
                "web",
                Urgency.NORMAL,
                null,
                null,
                NOW,
                Wishes.NONE);
        return Job.submit(new JobId(id), submission, SOMEBODY, NOW)
                .after()
                .enqueue(
                        new Needs(Requirements.NONE, new PrintEstimate(time, grams)),
                        new Placement(Tier.NORMAL, null, null, NOW, 1, 0, "fair-share"),
                        SOMEBODY,
                        NOW)
                .after();
    }

    static Job hours(long id, UserId owner, double hours) {
        return job(id, owner, Duration.ofMillis((long) (hours * 3_600_000)), null);
    }

    static Device device(String id, @Nullable Filament filament, Set<String> tags) {
        DeviceDefinition definition = new DeviceDefinition(
                new DeviceId(id),
                "Printer " + id,
                "simulated",
                java.util.Map.of(),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210)));
        return new Device(
                definition,
                new NodeId("bench"),
                1,
                null,
                new DeviceStatus(DeviceState.IDLE, "Says that it is idle.", NOW),
                new Bed(BedState.CLEAR, "Seen to be clear.", "staff", NOW),
                filament,
                tags,
                Fitting.AS_DEFINED);
    }

    static LabMoment moment(Instant now, Job... onDevices) {
        return new LabMoment(now, List.of(onDevices), List.of());
    }
}
