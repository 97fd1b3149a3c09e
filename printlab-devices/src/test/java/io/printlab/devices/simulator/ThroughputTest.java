package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** The sender must never be what limits a print: a wire of 1 Mbaud carries about 2,500 lines a second. */
@EnabledOnOs(OS.LINUX)
@Isolated
class ThroughputTest {
    private static final int LINES = 20_000;
    private static final int ENOUGH_A_SECOND = 2_500;

    @Test
    void oneLineInFlightIsFastEnoughForTheFastestWire() {
        byte[] file = "G1 X100.123 Y100.456 E0.01234\n".repeat(LINES).getBytes(StandardCharsets.US_ASCII);
        MarlinDriver driver = new MarlinDriver();
        try (Pty pty = Pty.open()) {
            Thread responder = new Thread(() -> answerAll(pty), "responder");
            responder.setDaemon(true);
            responder.start();
            try (DeviceSession session = driver.open(settings(driver, pty.path()), () -> {})) {
                await().atMost(Bench.PATIENCE).until(() -> session.observe().state() == DeviceState.IDLE);
                long before = System.nanoTime();
                session.start(new PrintTask(
                        new PrintTask.Id(new JobId(1), 1),
                        "x",
                        () -> new ByteArrayInputStream(file),
                        file.length,
                        null));
                await().atMost(Bench.PATIENCE)
                        .until(() -> session.observe().print().phase() == PrintPhase.FINISHED);
                double seconds = (System.nanoTime() - before) / 1e9;
                assertThat(LINES / seconds).isGreaterThan(ENOUGH_A_SECOND);
            }
        }
    }

    private static void answerAll(Pty pty) {
        byte[] buffer = new byte[1024];
        byte[] ok = "ok\n".getBytes(StandardCharsets.US_ASCII);
        byte last = '\n';
        try {
            while (true) {
                int count = pty.read(buffer, 1000);
                for (int i = 0; i < count; i++) {
                    if (buffer[i] == '\n' && last != '\n') {
                        pty.write(ok);
                    }
                    last = buffer[i];
                }
            }
        } catch (IOException closed) {
            assertThat(closed).hasMessageContaining("closed");
        }
    }

    private static DriverSettings settings(MarlinDriver driver, String port) {
        Capabilities capabilities = new Capabilities("test", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200));
        return DriverSettings.of(
                new DeviceDefinition(new DeviceId("fast"), "Fast", driver.id(), Map.of("port", port), capabilities),
                driver);
    }
}
