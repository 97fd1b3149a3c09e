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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several lines in flight, with firmware that proves by its acknowledgements that it has room. */
@EnabledOnOs(OS.LINUX)
class WindowEndToEndTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "corrupt-received one in 50", "corrupt-received one in 30; lose-ok one in 50"})
    void everyLineArrivesOnceAndInOrder(String faults) {
        List<String> file = Bench.file(800);
        SimulatedFirmware firmware =
                new SimulatedFirmware(SimulatedModel.named("fast"), SimulatedFaults.parse(faults), 11, 300, true);
        MarlinDriver driver = new MarlinDriver();
        try (SimulatedPrinter printer = new SimulatedPrinter("window", firmware);
                DeviceSession session = driver.open(settings(driver, printer.port()), () -> {})) {
            await().atMost(Bench.PATIENCE).until(() -> session.observe().state() == DeviceState.IDLE);
            byte[] bytes = String.join("\n", file).getBytes(StandardCharsets.US_ASCII);
            session.start(new PrintTask(
                    new PrintTask.Id(new JobId(1), 1), "x", () -> new ByteArrayInputStream(bytes), bytes.length, null));
            await().atMost(Bench.PATIENCE)
                    .untilAsserted(() -> assertThat(session.observe().print().phase())
                            .as("%s", session.observe())
                            .isEqualTo(PrintPhase.FINISHED));
            assertThat(printer.acceptedOfLastPrint().stream()
                            .filter(command -> !Set.of("M105", "M400").contains(command)))
                    .containsExactlyElementsOf(file);
            assertThat(printer.overruns()).isZero();
        }
    }

    private static DriverSettings settings(MarlinDriver driver, String port) {
        Capabilities capabilities = new Capabilities("test", Set.of("PLA"), 0.4, new BuildVolume(200, 200, 200));
        Map<String, String> given = Map.of("port", port, "window", "4", "ok-timeout-seconds", "0.4");
        return DriverSettings.of(
                new DeviceDefinition(new DeviceId("window"), "Window", driver.id(), given, capabilities), driver);
    }
}
