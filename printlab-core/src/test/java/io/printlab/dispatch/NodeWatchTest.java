package io.printlab.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.device.NodeId;
import io.printlab.driver.DriverSettings;
import io.printlab.event.TelemetryBoard;
import io.printlab.job.Claims;
import io.printlab.node.Node;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.ScriptedDriver;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeWatchTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final NodeId PI = new NodeId("pi");
    private static final NodeId TOWER = new NodeId("tower");
    private static final DeviceId LEFT = new DeviceId("left");

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void aNodeWithADevice() {
        store.devices().add(Device.added(LabInMemory.device("left"), PI, clock.instant()));
        seen(DeviceState.PRINTING);
    }

    @Test
    void theDevicesOfANodeThatIsNotHeardOfAreUnknown() {
        NodeWatch pi = watch(PI, 1);
        NodeWatch tower = watch(TOWER, 1);
        for (int step = 0; step < 10; step++) {
            pi.step(clock.advance(Duration.ofSeconds(10)));
            tower.step(clock.instant());
        }
        assertThat(status().state()).as("while it lives").isEqualTo(DeviceState.PRINTING);

        tower.step(clock.advance(Duration.ofSeconds(30)));
        assertThat(status().state()).as("within its lease").isEqualTo(DeviceState.PRINTING);
        tower.step(clock.advance(Duration.ofSeconds(1)));
        assertThat(status().state()).isEqualTo(DeviceState.UNKNOWN);
        assertThat(status().evidence())
                .isEqualTo(
                        "Its node pi on host-pi is not heard of any more. Look at the device: it may still be printing.");
        long version = device().version();
        tower.step(clock.advance(Duration.ofMinutes(10)));
        assertThat(device().version()).as("said once").isEqualTo(version);
    }

    @Test
    void aNodeThatWasCutOffIsToldAndStoresAgainWhatItSees() {
        ScriptedDriver driver = new ScriptedDriver(clock);
        DeviceWorker worker = new DeviceWorker(
                LEFT,
                store,
                new SessionKeeper("left", driver, DriverSettings.of(LabInMemory.device("left"), driver), () -> {}),
                driver.features(),
                new Claims(store.jobs(), PI, LEASE),
                new PrintTasks(store, new InMemoryFileStore()),
                new TelemetryReporter(LEFT, new TelemetryBoard(), store),
                () -> {});
        NodeWatch pi = watch(PI, 1);
        NodeWatch tower = watch(TOWER, 1);
        pi.step(clock.instant());
        worker.step(clock.instant());
        assertThat(status().state()).isEqualTo(DeviceState.IDLE);
        tower.step(clock.advance(Duration.ofSeconds(10)));
        tower.step(clock.advance(Duration.ofSeconds(21)));
        worker.step(clock.instant());
        assertThat(status().state()).isEqualTo(DeviceState.UNKNOWN);
        assertThat(told).isEmpty();

        pi.step(clock.instant());
        assertThat(told).containsExactly("pi heard again");
        worker.restate();
        worker.step(clock.instant());
        assertThat(status().state()).isEqualTo(DeviceState.IDLE);
    }

    @Test
    void aRunThatAnotherReplacedIsToldOnceAndLeavesTheDevicesAlone() {
        NodeWatch first = watch(PI, 1);
        first.step(clock.instant());
        NodeWatch second = watch(PI, 2);
        for (int step = 0; step < 10; step++) {
            second.step(clock.advance(Duration.ofSeconds(10)));
            first.step(clock.instant());
        }
        assertThat(told).containsExactly("pi replaced");
        assertThat(status().state()).isEqualTo(DeviceState.PRINTING);
    }

    private NodeWatch watch(NodeId id, long run) {
        UUID process = new UUID(0, run);
        store.nodes().begin(new Node(id, process, Set.of("DEVICES"), "host-" + id, clock.instant(), clock.instant()));
        return new NodeWatch(store, id, process, LEASE, new NodeWatch.Process() {
            @Override
            public void heardAgain() {
                told.add(id + " heard again");
            }

            @Override
            public void replaced() {
                told.add(id + " replaced");
            }
        });
    }

    private void seen(DeviceState state) {
        store.devices().store(device().withStatus(new DeviceStatus(state, "seen", clock.instant())));
    }

    private Device device() {
        return store.devices().byId(LEFT).orElseThrow();
    }

    private DeviceStatus status() {
        return device().status();
    }
}
