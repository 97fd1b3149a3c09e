package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.devices.serial.SerialLink;
import io.printlab.devices.serial.SerialPortSettings;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The session and its one reading thread, at a port that a test holds. */
class MarlinSessionTest {
    private final List<SerialPortSettings> opened = new CopyOnWriteArrayList<>();
    private final Port port = new Port();

    /** A port whose writes can be made to block, as on a device that takes no bytes. */
    private static final class Port implements SerialLink {
        private final List<String> written = new CopyOnWriteArrayList<>();
        private final LinkedBlockingQueue<String> incoming = new LinkedBlockingQueue<>();
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean stuck;
        private volatile boolean closed;

        @Override
        public String name() {
            return "/dev/test";
        }

        @Override
        public int read(byte[] buffer) throws IOException {
            try {
                String line = incoming.poll(20, TimeUnit.MILLISECONDS);
                if (closed) {
                    throw new IOException("closed");
                }
                byte[] bytes = line == null ? new byte[0] : line.getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(bytes, 0, buffer, 0, bytes.length);
                return bytes.length;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            }
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            written.add(new String(bytes, 0, length, StandardCharsets.US_ASCII));
            if (stuck) {
                try {
                    released.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("given up");
            }
        }

        @Override
        public void writeUrgently(byte[] bytes, int length) {
            written.add("!" + new String(bytes, 0, length, StandardCharsets.US_ASCII));
        }

        @Override
        public void close() {
            closed = true;
            released.countDown();
        }
    }

    private DeviceSession open(Map<String, String> settings) {
        MarlinDriver driver = new MarlinDriver(Clock.systemUTC(), how -> {
            opened.add(how);
            return port;
        });
        Capabilities capabilities = new Capabilities("test", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200));
        return driver.open(
                DriverSettings.of(
                        new DeviceDefinition(new DeviceId("x"), "X", driver.id(), settings, capabilities), driver),
                () -> {});
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whetherDtrMayResetTheBoardIsASetting(boolean resets) {
        open(Map.of("port", "/dev/test", "baud", "250000", "reset-on-open", Boolean.toString(resets)))
                .close();
        assertThat(opened).containsExactly(new SerialPortSettings("/dev/test", 250_000, resets));
    }

    @Test
    void unlessItIsWantedTheBoardIsNotReset() {
        open(Map.of("port", "/dev/test")).close();
        assertThat(opened).extracting(SerialPortSettings::resetsOnOpen).containsExactly(false);
    }

    @Test
    void anEmergencyStopIsALineOfItsOwnAndOvertakesAWriteThatIsStuck() {
        try (DeviceSession session = open(Map.of("port", "/dev/test"))) {
            port.stuck = true;
            port.incoming.add("ok\n");
            await().atMost(Duration.ofSeconds(5)).until(() -> port.written.size() > 2);
            assertThat(CompletableFuture.runAsync(session::emergencyStop)).succeedsWithin(Duration.ofSeconds(2));
            assertThat(port.written).endsWith("!\nM112\n");
            port.close();
            await().atMost(Duration.ofSeconds(5)).until(() -> session.observe().lost());
        }
    }

    @Test
    void aPortThatIsGoneEndsTheSessionForGood() {
        try (DeviceSession session = open(Map.of("port", "/dev/test"))) {
            port.close();
            await().atMost(Duration.ofSeconds(5)).until(() -> session.observe().lost());
            port.incoming.add("start\nok\n");
            assertThat(session.observe().evidence()).contains("lost");
        }
    }
}
