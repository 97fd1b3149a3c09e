package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.printlab.job.Job;
import io.printlab.job.JobId;
import io.printlab.job.Placement;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void aJobThatFitsNowhereSaysWhatIsMissingOnEachDevice() {
        Explanation why = explained(queue(List.of(waiting("PETG")), device("left", DeviceState.IDLE, true, "PLA")), 0);
        assertThat(why.reasons())
                .containsExactly(
                        "No printer can print it as they are now: left comes nearest, but it needs PETG, and PLA is loaded."
                                + " There is no forecast while none fits.");
        assertThat(why.obstacles())
                .containsExactly(new DeviceObstacle(
                        new DeviceId("left"),
                        "left",
                        new Obstacle("material", "it needs PETG, and PLA is loaded", null)));
    }

    @Test
    void aJobBehindABedThatIsNotClearSaysSo() {
        QueueSnapshot queue = queue(
                List.of(waiting("PLA"), waiting("PLA"), waiting("PLA")),
                device("left", DeviceState.IDLE, false, "PLA"));
        Explanation why = explained(queue, 2);
        assertThat(why.reasons())
                .containsExactly("left fits and is waiting for the bed to be cleared.", "2 jobs are before it.");
        assertThat(why.obstacles().get(0).obstacle().constraint()).isEqualTo("bed");
    }

    @Test
    void theHeadNamesTheDeviceThatItGets() {
        Explanation why = explained(
                queue(
                        List.of(waiting("PLA")),
                        device("left", DeviceState.IDLE, true, "PLA"),
                        device("right", DeviceState.IDLE, true, "PLA")),
                0);
        assertThat(why.reasons())
                .containsExactly("It goes to left next, which is free.", "right is free and can print it.");
        assertThat(why.obstacles()).isEmpty();
    }

    @Test
    void printingAndLostDevicesAreNamed() {
        Explanation why = explained(
                queue(
                        List.of(waiting("PLA")),
                        device("left", DeviceState.PRINTING, false, "PLA"),
                        device("right", DeviceState.UNKNOWN, true, "PLA")),
                0);
        assertThat(why.reasons()).containsExactly("left fits and is printing.", "right fits and is out of contact.");
    }

    @Test
    void theHeadNamesTheDeviceThatItGetsAndTheNextOnesTheirs() {
        Device free = device("left", DeviceState.IDLE, true, "PLA");
        Device busy = device("right", DeviceState.PRINTING, false, "PLA");
        QueueSnapshot queue = queue(
                        List.of(waiting("PETG"), waiting("PLA"), waiting("PLA"), waiting("PLA")), busy, free)
                .freeAt(Map.of(busy.id(), NOW.plusSeconds(3600)));
        assertThat(explained(queue, 0).next()).isNull();
        assertThat(explained(queue, 1).next()).isEqualTo(new NextDevice(free.id(), "left", true, null));
        assertThat(explained(queue, 1).reasons()).startsWith("It goes to left next, which is free.");
        assertThat(explained(queue, 2).reasons()).startsWith("It is the next for right.");
        assertThat(explained(queue, 2).next())
                .isEqualTo(new NextDevice(busy.id(), "right", false, NOW.plusSeconds(3600)));
        assertThat(explained(queue, 2).obstacles().get(0).obstacle().until()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(explained(queue, 3).next()).isNull();
    }

    @Test
    void anExplanationHasThePositionAndEveryFactorsPart() {
        QueueSnapshot queue = queue(List.of(waiting("PLA")));
        Explanation why = explained(queue, 0);
        assertThat(why.position()).isEqualTo(1);
        assertThat(why.factors())
                .extracting(FactorScore::factor)
                .startsWith("fair share")
                .contains("use", "length");
    }

    @Test
    void aConstraintIsAnObstacleOfItsDeviceAndPutsOffWhatIsNext() {
        DispatchConstraint night = quiet("left", NOW.plusSeconds(7200));
        Device left = device("left", DeviceState.IDLE, true, "PLA");
        Explanation why = explained(queue(List.of(waiting("PLA")), left), 0, List.of(night));
        assertThat(why.reasons()).containsExactly("It is the next for left.", "left: Nothing starts at night.");
        assertThat(why.next()).isEqualTo(new NextDevice(left.id(), "left", false, NOW.plusSeconds(7200)));
        assertThat(why.obstacles())
                .containsExactly(new DeviceObstacle(
                        left.id(),
                        "left",
                        new Obstacle("quiet hours", "Nothing starts at night.", NOW.plusSeconds(7200))));
    }

    @Test
    void aDeviceBehindAnObstacleWithoutEndIsNotPromised() {
        Device left = device("left", DeviceState.IDLE, true, "PLA");
        Explanation why = explained(queue(List.of(waiting("PLA")), left), 0, List.of(quiet("left", null)));
        assertThat(why.next()).isNull();
        assertThat(why.reasons()).containsExactly("left: Nothing starts at night.");
    }

    @Test
    void anEstimatedPlaceSaysSo() {
        WaitingJob far = waiting("PLA");
        Explanation why = new Explainer(
                        queue(List.of(), device("left", DeviceState.PRINTING, false, "PLA")),
                        Map.of(),
                        new FairSharePolicy(),
                        List.of())
                .explain(new QueuePlace(far, 4001, false), whole(far), null);
        assertThat(why.exact()).isFalse();
        assertThat(why.reasons()).containsExactly("left fits and is printing.", "About 4000 jobs are before it.");
    }

    private static DispatchConstraint quiet(String device, @Nullable Instant until) {
        return new DispatchConstraint() {
            @Override
            public String name() {
                return "quiet hours";
            }

            @Override
            public Optional<Obstacle> obstacle(Job job, Device asked, LabMoment moment) {
                return asked.id().value().equals(device)
                        ? Optional.of(new Obstacle(name(), "Nothing starts at night.", until))
                        : Optional.empty();
            }
        };
    }

    private static QueueSnapshot queue(List<WaitingJob> order, Device... devices) {
        return new QueueSnapshot(order, Map.of(), List.of(devices), Map.of(), new LabMoment(NOW, List.of(), List.of()));
    }

    private static Explanation explained(QueueSnapshot queue, int index) {
        return explained(queue, index, List.of());
    }

    private static Explanation explained(QueueSnapshot queue, int index, List<DispatchConstraint> constraints) {
        Map<JobId, Job> jobs = new HashMap<>();
        queue.order().forEach(waiting -> jobs.put(waiting.id(), whole(waiting)));
        WaitingJob one = queue.order().get(index);
        return new Explainer(queue, jobs, new FairSharePolicy(), constraints)
                .explain(new QueuePlace(one, index + 1L, true), whole(one), null);
    }

    private static Job whole(WaitingJob waiting) {
        return Job.submit(
                        waiting.id(),
                        Arrivals.submission(io.printlab.job.Urgency.NORMAL, null),
                        Actor.part("test"),
                        NOW)
                .after()
                .enqueue(
                        Arrivals.needs(java.time.Duration.ofHours(1), null),
                        new Placement(waiting.tier(), null, null, NOW, waiting.cost(), 0, "test"),
                        Actor.part("test"),
                        NOW)
                .after();
    }

    private long lastId;

    private WaitingJob waiting(String material) {
        lastId++;
        return new WaitingJob(
                new JobId(lastId),
                new UserId(1),
                Lane.of(new Requirements(material, null, null, null)),
                Tier.NORMAL,
                null,
                null,
                NOW,
                1,
                lastId);
    }

    private static Device device(String id, DeviceState state, boolean clear, String material) {
        Device device = Device.added(
                new DeviceDefinition(
                        new DeviceId(id),
                        id,
                        "fake",
                        Map.of(),
                        new Capabilities("A", Set.of(material), 0.4, new BuildVolume(100, 100, 100))),
                new NodeId("main"),
                NOW);
        Bed bed = clear ? device.bed().clear("test", NOW) : device.bed().occupy("printed", "test", NOW);
        return device.withStatus(device.status().observed(state, "seen", NOW)).withBed(bed);
    }
}
