package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.device.DeviceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the call to the halted firmware, through a pty, while lines are sent as fast as the printer takes them. */
@Isolated
class EmergencyStopUnderStreamTest {
    private static final Logger log = LoggerFactory.getLogger(EmergencyStopUnderStreamTest.class);
    private static final int STOPS = 5;
    private static final Duration MOST = Duration.ofMillis(100);

    @Test
    void thePrinterHaltsWithinATenthOfASecond() {
        List<Duration> times = new ArrayList<>();
        for (int stop = 0; stop < STOPS; stop++) {
            times.add(stopped());
        }
        times.sort(null);
        log.info("Emergency stops under full stream took {}", times);
        assertThat(times.get(STOPS / 2)).as("the middle one of %s", times).isLessThan(MOST);
    }

    private static Duration stopped() {
        try (Bench bench = new Bench(Map.of("speed", "300"))) {
            bench.start(Bench.file(60_000));
            await().atMost(Bench.PATIENCE).until(() -> bench.printed().size() > 500);
            int before = bench.printed().size();
            long asked = System.nanoTime();
            bench.session().emergencyStop();
            while (!bench.printer().isHalted()) {
                Thread.onSpinWait();
                assertThat(System.nanoTime() - asked).as("nanoseconds").isLessThan(Bench.PATIENCE.toNanos());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            assertThat(bench.printed().size()).as("it was streaming").isGreaterThanOrEqualTo(before);
            assertThat(bench.printer().heats()).isFalse();
            bench.awaitState(DeviceState.FAULT);
            return took;
        }
    }
}
