package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.printlab.job.JobId;
import io.printlab.job.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void aJobThatFitsNowhereSaysWhatIsMissingOnEachDevice() {
        Explanation why = Explainer.explain(waiting("PETG"), 1, List.of(device("left", DeviceState.IDLE, true, "PLA")));
        assertThat(why.reasons())
                .containsExactly(
                        "No printer can print it as they are now: left comes nearest, but it needs PETG, and PLA is loaded.");
    }

    @Test
    void aJobBehindABedThatIsNotClearSaysSo() {
        Explanation why = Explainer.explain(waiting("PLA"), 3, List.of(device("left", DeviceState.IDLE, false, "PLA")));
        assertThat(why.reasons())
                .containsExactly("left fits and is waiting for the bed to be cleared.", "2 jobs are before it.");
    }

    @Test
    void theHeadNamesTheDeviceThatItGets() {
        Explanation why = Explainer.explain(waiting("PLA"), 1, List.of(device("left", DeviceState.IDLE, true, "PLA")));
        assertThat(why.reasons()).containsExactly("left is free and can print it.");
    }

    @Test
    void printingAndLostDevicesAreNamed() {
        Explanation why = Explainer.explain(
                waiting("PLA"),
                1,
                List.of(
                        device("left", DeviceState.PRINTING, false, "PLA"),
                        device("right", DeviceState.UNKNOWN, true, "PLA")));
        assertThat(why.reasons()).containsExactly("left fits and is printing.", "right fits and is out of contact.");
    }

    @Test
    void theHeadNamesTheDeviceThatItGetsAndTheNextOnesTheirs() {
        Device free = device("left", DeviceState.IDLE, true, "PLA");
        Device busy = device("right", DeviceState.PRINTING, false, "PLA");
        QueueSnapshot queue = new QueueSnapshot(
                List.of(waiting("PETG"), waiting("PLA"), waiting("PLA"), waiting("PLA")),
                Map.of(),
                List.of(busy, free),
                Map.of(busy.id(), NOW.plusSeconds(3600)),
                NOW);
        assertThat(explained(queue, 0).next()).isNull();
        assertThat(explained(queue, 1).next()).isEqualTo(new NextDevice(free.id(), "left", true, null));
        assertThat(explained(queue, 1).reasons()).startsWith("It goes to left next, which is free.");
        assertThat(explained(queue, 2).reasons())
                .startsWith("It is the next for right, which is expected to be free at 2026-01-05 09:00 UTC.");
        assertThat(explained(queue, 3).next()).isNull();
    }

    @Test
    void anExplanationHasThePositionAndEveryFactorsPart() {
        QueueSnapshot queue = new QueueSnapshot(List.of(waiting("PLA")), Map.of(), List.of(), Map.of(), NOW);
        Explanation why = explained(queue, 0);
        assertThat(why.position()).isEqualTo(1);
        assertThat(why.factors())
                .extracting(FactorScore::factor)
                .startsWith("fair share")
                .contains("use", "waiting time");
    }

    private static Explanation explained(QueueSnapshot queue, int index) {
        return Explainer.explain(
                queue,
                index,
                Arrivals.submission(io.printlab.job.Urgency.NORMAL, null),
                Arrivals.needs(java.time.Duration.ofHours(1), null),
                new FairSharePolicy());
    }

    private static WaitingJob waiting(String material) {
        return new WaitingJob(
                new JobId(1),
                new UserId(1),
                Lane.of(new Requirements(material, null, null, null)),
                Tier.NORMAL,
                null,
                NOW.plusSeconds(432_000),
                NOW,
                1,
                0);
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
