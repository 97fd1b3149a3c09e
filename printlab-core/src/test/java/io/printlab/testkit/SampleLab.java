package io.printlab.testkit;

import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.Role;
import io.printlab.account.UserId;
import io.printlab.admission.Periods;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.Filament;
import io.printlab.device.Maintenance;
import io.printlab.device.NodeId;
import io.printlab.device.Requirements;
import io.printlab.file.PrintFileId;
import io.printlab.job.Claim;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.job.Needs;
import io.printlab.job.Placement;
import io.printlab.job.PrintEstimate;
import io.printlab.job.Submission;
import io.printlab.job.Tier;
import io.printlab.job.Urgency;
import io.printlab.job.Wishes;
import io.printlab.job.WorkClass;
import io.printlab.ledger.PrintTerms;
import io.printlab.queue.PriorityWeights;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolChange;
import io.printlab.spool.SpoolFacts;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up people, devices and jobs in a store, for tests. */
public final class SampleLab {
    public static final NodeId NODE = new NodeId("bench");
    public static final Actor STAFF = Actor.part("staff");
    public static final PrintFileId FILE = new PrintFileId("ab".repeat(32));

    private final LabStore store;
    private final SettableClock clock;

    public SampleLab(LabStore store, SettableClock clock) {
        this.store = store;
        this.clock = clock;
    }

    public UserId user(String name) {
        return store.users()
                .add(name, "Made-up " + name, Role.STUDENT, clock.instant())
                .id();
    }

    /** A group with these members. */
    public void group(String name, UserId... members) {
        store.groups().add(new Group(name, "Made-up " + name, Group.Kind.CLASS), clock.instant());
        for (UserId member : members) {
            store.groups().put(name, new GroupMember(member, false));
        }
    }

    /** A device that is idle with a clear bed. */
    public Device readyDevice(String id) {
        Device added = store.devices().add(newDevice(id));
        Device idle = store.devices()
                .store(added.withStatus(new DeviceStatus(DeviceState.IDLE, "Says that it is idle.", clock.instant())));
        return store.devices().store(idle.withBed(idle.bed().clear("staff", clock.instant())));
    }

    /** A device as it is when it is added. */
    public Device newDevice(String id) {
        Capabilities capabilities =
                new Capabilities("MK3S", Set.of("PLA", "PETG"), 0.4, new BuildVolume(250, 210, 210));
        return Device.added(
                new DeviceDefinition(
                        new DeviceId(id), "Printer " + id, "simulated", Map.of("speed", "80"), capabilities),
                NODE,
                clock.instant());
    }

    /** What keeps a device from the queue. */
    public static Maintenance maintenance() {
        return new Maintenance("new belt", "user:1", Instant.EPOCH);
    }

    /** The device with a new spool in it, of which so much is left. */
    public Device loaded(DeviceId device, Filament filament) {
        SpoolFacts facts = SpoolFacts.of(filament.material(), filament.colour(), null);
        SpoolChange added = Spool.added(store.spools().nextId(), null, facts, filament.grams(), STAFF, clock.instant());
        store.spools().store(List.of(added));
        store.spools().store(List.of(added.after().load(device, STAFF, clock.instant())));
        return store.devices().byId(device).orElseThrow();
    }

    public Submission submission(UserId owner) {
        return new Submission(
                owner,
                FILE,
                "cube.gcode",
                "web",
                Urgency.NORMAL,
                clock.instant().plusSeconds(90_000),
                "PETG",
                clock.instant(),
                new Wishes(WorkClass.COURSEWORK, "red", new JobId(7), new Wishes.Copy(new JobId(7), 2, 3)));
    }

    public Job submitted(UserId owner) {
        return store.jobs().store(Job.submit(store.jobs().nextId(), submission(owner), STAFF, clock.instant()));
    }

    private Submission submissionFor(UserId owner, @Nullable String group) {
        Submission mine = submission(owner);
        return new Submission(
                owner,
                mine.file(),
                mine.title(),
                mine.source(),
                mine.urgency(),
                mine.deadline(),
                mine.material(),
                mine.at(),
                mine.wishes(),
                group);
    }

    /** A job for a group. */
    public Job submittedFor(UserId owner, String group) {
        Submission forGroup = submissionFor(owner, group);
        return store.jobs().store(Job.submit(store.jobs().nextId(), forGroup, STAFF, clock.instant()));
    }

    public Job queued(UserId owner) {
        return queued(owner, "PLA", place(Tier.NORMAL, 1, null));
    }

    public Job queued(UserId owner, String material, Placement place) {
        return store.jobs().store(submitted(owner).enqueue(needs(material), place, STAFF, clock.instant()));
    }

    public Needs needs(String material) {
        return new Needs(
                new Requirements(material, 0.4, new BuildVolume(20, 20, 20), null),
                new PrintEstimate(Duration.ofMinutes(40), 3.5));
    }

    public Placement place(Tier tier, double cost, @Nullable Instant promoteAt) {
        return new Placement(
                tier,
                promoteAt,
                null,
                clock.instant(),
                cost,
                PriorityWeights.DEFAULT.ranking().rank(tier, clock.instant(), cost),
                "fair-share");
    }

    public Claims claims() {
        return new Claims(store.jobs(), NODE, Duration.ofSeconds(30));
    }

    /** A queued job won for a device. */
    public Claim claimed(UserId owner, Device device) {
        return claims().win(queued(owner).id(), device.id(), STAFF, clock.instant())
                .orElseThrow();
    }

    /** A job that was let in under these terms and waits: 40 minutes and 3.5 g. */
    public Job admitted(UserId owner, PrintTerms terms) {
        return admitted(owner, null, terms);
    }

    /** @param group that the job is for, or null */
    public Job admitted(UserId owner, @Nullable String group, PrintTerms terms) {
        Periods always = new Periods(Instant.EPOCH, Instant.EPOCH);
        JobChange submit = Job.submit(store.jobs().nextId(), submissionFor(owner, group), STAFF, clock.instant());
        return store.admissions()
                .admit(
                        owner,
                        always,
                        terms,
                        record -> List.of(
                                submit,
                                submit.after()
                                        .enqueue(needs("PLA"), place(Tier.NORMAL, 1, null), STAFF, clock.instant())));
    }

    /** A job that was handed in under these terms and that staff are to look at. */
    public Job awaitingApproval(UserId owner, PrintTerms terms) {
        JobChange submit = Job.submit(store.jobs().nextId(), submissionFor(owner, null), STAFF, clock.instant());
        return store.admissions()
                .admit(
                        owner,
                        new Periods(Instant.EPOCH, Instant.EPOCH),
                        terms,
                        record -> List.of(
                                submit, submit.after().requestApproval(needs("PLA"), "long", STAFF, clock.instant())));
    }

    /** A job that was let in under these terms and prints on a new device. */
    public Claim printing(UserId owner, String device, PrintTerms terms) {
        Claim claim = claims().win(
                        admitted(owner, terms).id(), readyDevice(device).id(), STAFF, clock.instant())
                .orElseThrow();
        return claims().store(claim.start(clock.instant()));
    }

    /** A job that was let in under these terms and that a new device finished after 30 minutes. */
    public Job printed(UserId owner, String device, PrintTerms terms) {
        Claim claim = printing(owner, device, terms);
        return claims().end(claim.complete(clock.advance(Duration.ofMinutes(30))));
    }
}
