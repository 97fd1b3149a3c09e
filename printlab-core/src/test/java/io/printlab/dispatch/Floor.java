package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.device.Bed;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.Heat;
import io.printlab.device.NodeId;
import io.printlab.device.Requirements;
import io.printlab.driver.DriverSettings;
import io.printlab.event.TelemetryBoard;
import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.StoredContent;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.operation.Operation;
import io.printlab.queue.Backlog;
import io.printlab.queue.FairSharePolicy;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.ScriptedDriver;
import io.printlab.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One scripted device with its worker, stepped by the test. */
final class Floor {
    static final DeviceId LEFT = new DeviceId("left");

    private static final Actor SOMEBODY = Actor.part("test");
    private static final Duration LEASE = Duration.ofMinutes(5);

    final SettableClock clock = new SettableClock();
    final InMemoryLabStore store = new InMemoryLabStore(clock);
    final InMemoryFileStore files = new InMemoryFileStore();
    final ScriptedDriver driver = new ScriptedDriver(clock);
    private final FairSharePolicy policy = new FairSharePolicy();
    private final Claims claims = new Claims(store.jobs(), new NodeId("node"), LEASE);
    private final User owner = store.users().add("sam", "Sam", Role.STUDENT, clock.instant());
    private DeviceWorker worker;

    Floor() {
        driver.withCommands();
        Device added = store.devices().add(Device.added(definition(), new NodeId("node"), clock.instant()));
        store.devices().store(added.withBed(added.bed().clear("test", clock.instant())));
        worker = newWorker();
    }

    /** The process starts anew; the old one let go of the device in order. */
    void restart() {
        worker.stop("stopped by the test", clock.instant());
        worker = newWorker();
    }

    JobId queued() {
        try {
            StoredContent content =
                    files.receive(new ByteArrayInputStream("G28\nG1 X1\n".getBytes(StandardCharsets.US_ASCII)), 1000);
            if (store.files().byId(content.id()).isEmpty()) {
                store.files()
                        .add(new PrintFile(
                                content.id(),
                                content.bytes(),
                                "gcode",
                                new PrintFileFacts(
                                        null, null, null, null, null, null, null, null, null, null, null, null, 2),
                                null,
                                clock.instant()));
            }
            Submission submission = new Submission(
                    owner.id(),
                    content.id(),
                    "part.gcode",
                    "web",
                    Urgency.NORMAL,
                    null,
                    null,
                    clock.instant(),
                    Wishes.NONE);
            Needs needs = new Needs(
                    new Requirements("PLA", null, null, null, null, Set.of(), new Heat(215, 60, null)),
                    new PrintEstimate(Duration.ofMinutes(30), 5.0));
            Job job = store.jobs().store(Job.submit(store.jobs().nextId(), submission, SOMEBODY, clock.instant()));
            return store.jobs()
                    .store(job.enqueue(
                            needs,
                            policy.place(submission, needs, Backlog.NONE, clock.instant()),
                            SOMEBODY,
                            clock.instant()))
                    .id();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    int dispatch() {
        return new Dispatcher(store, policy, claims, Map.of(LEFT, worker)).step(clock.instant());
    }

    void step(Duration later) {
        worker.step(clock.advance(later));
    }

    void step() {
        step(Duration.ofSeconds(1));
    }

    void post(@Nullable JobId job, Operation.Kind kind) {
        store.operations().post(LEFT, job, kind, "user:1", null, clock.instant());
        worker.operationPosted();
    }

    Device device() {
        return store.devices().byId(LEFT).orElseThrow();
    }

    void clearBed() {
        Bed bed = device().bed();
        store.devices().store(device().withBed(bed.clear("user:2", clock.instant())));
    }

    JobState state(JobId id) {
        return store.jobs().byId(id).orElseThrow().state();
    }

    private DeviceWorker newWorker() {
        SessionKeeper sessions = new SessionKeeper("left", driver, DriverSettings.of(definition(), driver), () -> {});
        return new DeviceWorker(
                LEFT,
                store,
                sessions,
                driver.features(),
                claims,
                new PrintTasks(store, files),
                new TelemetryReporter(LEFT, new TelemetryBoard(), store),
                () -> {});
    }

    static DeviceDefinition definition() {
        return new DeviceDefinition(
                LEFT,
                "Left",
                "scripted",
                Map.of(),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210)));
    }
}
