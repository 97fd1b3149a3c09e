package io.printlab.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.NodeId;
import io.printlab.port.ReportedPort;
import io.printlab.port.SeenPort;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PortWatchTest {
    private static final NodeId NODE = new NodeId("pi-1");

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final List<SeenPort> there = new ArrayList<>();
    private final List<String> appeared = new ArrayList<>();
    private final PortWatch watch =
            new PortWatch(NODE, () -> List.copyOf(there), store.ports(), port -> appeared.add(port.path()));

    @Test
    void whatIsPluggedInIsToldAtOnceAndWhatIsPulledIsForgotten() {
        watch.step(clock.instant());
        assertThat(reported()).isEmpty();
        there.add(port("a"));
        Instant plugged = clock.advance(Duration.ofSeconds(3));
        watch.step(plugged);
        watch.step(clock.advance(Duration.ofSeconds(3)));
        assertThat(appeared).containsExactly("a");
        assertThat(reported()).containsExactly(new ReportedPort(NODE, port("a"), plugged));
        there.clear();
        watch.step(clock.advance(Duration.ofSeconds(3)));
        assertThat(reported()).isEmpty();
        there.add(port("a"));
        watch.step(clock.advance(Duration.ofSeconds(3)));
        assertThat(appeared).as("plugged in once more").containsExactly("a", "a");
    }

    @Test
    void aPlugWithALooseContactDoesNotFloodTheDatabase() {
        AtomicInteger written = new AtomicInteger();
        PortWatch counted = new PortWatch(
                NODE,
                () -> List.copyOf(there),
                new io.printlab.port.PortRepository() {
                    @Override
                    public void report(NodeId node, List<SeenPort> ports, Instant now) {
                        written.incrementAndGet();
                    }

                    @Override
                    public List<ReportedPort> reportedSince(Instant time) {
                        return List.of();
                    }
                },
                port -> {});
        for (int flap = 0; flap < 1000; flap++) {
            if (there.isEmpty()) {
                there.add(port("a"));
            } else {
                there.clear();
            }
            counted.step(clock.advance(Duration.ofMillis(100)));
        }
        assertThat(written.get()).isBetween(2, 55);
    }

    @Test
    void aNodeSaysEveryMinuteThatItStillSeesItsPorts() {
        there.add(port("a"));
        watch.step(clock.instant());
        for (int second = 0; second < 300; second++) {
            watch.step(clock.advance(Duration.ofSeconds(1)));
        }
        assertThat(store.ports().reportedSince(clock.instant().minus(PortWatch.HEARTBEAT)))
                .hasSize(1);
    }

    private List<ReportedPort> reported() {
        return store.ports().reportedSince(Instant.EPOCH);
    }

    private static SeenPort port(String path) {
        return new SeenPort(path, List.of("/dev/ttyUSB0"), 0x1a86, 0x7523, "USB Serial", "a board");
    }
}
