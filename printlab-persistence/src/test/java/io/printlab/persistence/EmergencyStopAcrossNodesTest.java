package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.NodeRole;
import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.NodeId;
import io.printlab.error.PrintLabException;
import io.printlab.persistence.testkit.PostgresFixture;
import io.printlab.testkit.InMemoryFileStore;
import io.printlab.testkit.ScriptedDriver;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A web process that has no device asks; the process that drives it stops it. */
final class EmergencyStopAcrossNodesTest {
    private static final Logger log = LoggerFactory.getLogger(EmergencyStopAcrossNodesTest.class);
    private static final DeviceId LEFT = new DeviceId("left");
    private static final int STOPS = 15;
    private static final Duration MOST = Duration.ofMillis(100);

    @RegisterExtension
    static final PostgresFixture postgres = new PostgresFixture();

    private final ScriptedDriver driver = new ScriptedDriver(Clock.systemUTC());

    @Test
    void theDriverIsCalledWithinATenthOfASecond() {
        try (PostgresStore near = PostgresStore.open(postgres.dataSource());
                PostgresStore far = PostgresStore.open(postgres.dataSource());
                PrintLab printers = lab("pi", near, Set.of(NodeRole.DEVICES), List.of(definition()))
                        .start();
                PrintLab web = lab("web", far, Set.of(NodeRole.WEB), List.of()).start()) {
            assertThat(printers.drives(LEFT)).isTrue();
            Actor staff = Actor.of(far.users()
                    .add("stella", "Stella", Role.STAFF, Clock.systemUTC().instant()));
            await().until(() -> driver.isOpen()
                    && web.devices().device(staff, LEFT).status().state() == DeviceState.IDLE);
            List<Duration> times = new ArrayList<>();
            for (int stop = 0; stop < STOPS; stop++) {
                times.add(stop(web, staff, far));
            }
            times.sort(null);
            log.info("Emergency stops from another process took {}", times);
            assertThat(times.get(STOPS / 2)).as("the middle one of %s", times).isLessThan(MOST);
        }
    }

    private Duration stop(PrintLab web, Actor staff, PostgresStore store) {
        int before = driver.calls().size();
        long asked = System.nanoTime();
        web.devices().emergencyStop(staff, LEFT);
        while (driver.calls().stream().skip(before).noneMatch(call -> call.equals("stop"))) {
            Thread.onSpinWait();
            assertThat(System.nanoTime() - asked)
                    .as("nanoseconds")
                    .isLessThan(Duration.ofSeconds(20).toNanos());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        await().until(() -> store.operations().waiting().isEmpty());
        return took;
    }

    private PrintLab lab(String node, PostgresStore store, Set<NodeRole> roles, List<DeviceDefinition> devices) {
        return PrintLab.builder()
                .config(PrintLabConfig.defaults()
                        .withNode(new NodeId(node))
                        .withRoles(roles)
                        .withDevices(devices))
                .store(store)
                .fileStore(new InMemoryFileStore())
                .analyser((source, name) -> {
                    throw PrintLabException.user("Nothing is handed in by this test.");
                })
                .driver(driver)
                .build();
    }

    private static DeviceDefinition definition() {
        return new DeviceDefinition(
                LEFT,
                "Left",
                "scripted",
                Map.of(),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210)));
    }
}
