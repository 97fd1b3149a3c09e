package io.printlab.devices.bench;

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
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Prints by the real driver over a terminal. */
final class DriverPrint implements AutoCloseable {
    static final String LINE = "G1 X100.123 Y100.456 E0.01234\n";

    private static final MarlinDriver DRIVER = new MarlinDriver();
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final DeviceSession session;
    private long prints;

    DriverPrint(String terminal, int window) {
        this.session = DRIVER.open(settings(terminal, window), () -> {});
        await().atMost(PATIENCE).until(() -> session.observe().state() == DeviceState.IDLE);
    }

    DeviceSession session() {
        return session;
    }

    /** @return seconds that so many lines took */
    double print(int lines) {
        long begin = System.nanoTime();
        start(lines);
        finished();
        return (System.nanoTime() - begin) / 1e9;
    }

    void start(int lines) {
        prints++;
        session.start(new PrintTask(
                new PrintTask.Id(new JobId(1), prints),
                "bench",
                () -> new RepeatedLine(lines),
                (long) lines * LINE.length(),
                null));
    }

    void finished() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> session.observe().print().phase().isEnd());
        assertThat(session.observe().print().phase()).isEqualTo(PrintPhase.FINISHED);
    }

    @Override
    public void close() {
        session.close();
    }

    private static DriverSettings settings(String terminal, int window) {
        Capabilities capabilities = new Capabilities("bench", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200));
        Map<String, String> given = Map.of("port", terminal, "window", Integer.toString(window));
        return DriverSettings.of(
                new DeviceDefinition(new DeviceId("bench"), "Bench", DRIVER.id(), given, capabilities), DRIVER);
    }

    /** A file of any length that takes no memory. */
    private static final class RepeatedLine extends InputStream {
        private long left;
        private int place;

        RepeatedLine(int lines) {
            this.left = (long) lines * LINE.length();
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            char next = LINE.charAt(place);
            place = (place + 1) % LINE.length();
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            for (int i = 0; i < count; i++) {
                into[offset + i] = (byte) read();
            }
            return count;
        }
    }
}
