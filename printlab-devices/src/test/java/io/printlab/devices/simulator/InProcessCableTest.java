package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.device.DeviceState;
import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.PrintPhase;
import io.printlab.driver.PrintTask;
import io.printlab.job.JobId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where there is no pseudo-terminal: the same printer and session over a cable inside the program. */
class InProcessCableTest {
    private final SimulatedPrinter printer = new SimulatedPrinter(
            "inside", new SimulatedFirmware(SimulatedModel.named("i3"), SimulatedFaults.NONE, 1, 300, true));

    @Test
    void aPrintRunsOverIt() {
        try (printer;
                DeviceSession session = open()) {
            byte[] file = String.join("\n", Bench.file(100)).getBytes(StandardCharsets.US_ASCII);
            session.start(new PrintTask(
                    new PrintTask.Id(new JobId(1), 1), "x", () -> new ByteArrayInputStream(file), file.length, null));
            await().atMost(Bench.PATIENCE).until(() -> session.observe().print().phase() == PrintPhase.FINISHED);
            assertThat(printer.acceptedOfLastPrint()).containsAll(Bench.file(100));
        }
    }

    @Test
    void aPulledCableIsNoticed() {
        try (printer;
                DeviceSession session = open()) {
            printer.unplug();
            await().atMost(Duration.ofSeconds(2)).until(() -> session.observe().lost());
        }
    }

    private DeviceSession open() {
        DeviceSession session = new MarlinDriver().openOver(printer.link(), Duration.ofSeconds(10), () -> {});
        await().atMost(Bench.PATIENCE).until(() -> session.observe().state() == DeviceState.IDLE);
        return session;
    }
}
