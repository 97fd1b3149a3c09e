package io.printlab.devices.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.PrintLab;
import io.printlab.PrintLabConfig;
import io.printlab.device.BuildVolume;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.DeviceStatus;
import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.devices.simulator.SimulatedFaults;
import io.printlab.devices.simulator.SimulatedFirmware;
import io.printlab.devices.simulator.SimulatedModel;
import io.printlab.devices.simulator.SimulatedPrinter;
import io.printlab.port.SeenPort;
import io.printlab.testkit.LabInMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A printer that is plugged in, pulled and plugged in again while the lab runs. The lab's clock stands still, so no pause before another
 * attempt ever ends: the port alone brings the printer back.
 */
@EnabledOnOs(OS.LINUX)
class ReplugTest {
    private static final DeviceId ID = new DeviceId("replugged");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path dev;

    private final LabInMemory parts = new LabInMemory();

    @Test
    void aPrinterComesBackUnderItsLastingNameAsSoonAsItIsThere() throws IOException {
        Path link = Files.createDirectories(dev.toRealPath().resolve("serial/by-id"))
                .resolve("usb-Made-up_Printer-if00");
        SerialPorts ports = new SerialPorts(dev.toRealPath().resolve("serial"), List::of);
        AtomicInteger inSight = new AtomicInteger();
        DeviceDefinition definition = new DeviceDefinition(
                ID,
                "The one that is replugged",
                "marlin-serial",
                Map.of("port", link.toString()),
                new Capabilities("MK3S", Set.of("PLA"), 0.4, new BuildVolume(250, 210, 210)));
        try (PrintLab lab = parts.builder()
                .config(PrintLabConfig.defaults().withDevices(List.of(definition)))
                .driver(new MarlinDriver(Clock.systemUTC()))
                .ports(() -> {
                    List<SeenPort> seen = ports.scan();
                    inSight.set(seen.size());
                    return seen;
                })
                .build()
                .start()) {
            awaitEvidence("There is no serial port");
            try (SimulatedPrinter first = printer()) {
                Files.createSymbolicLink(link, Path.of(first.port()));
                awaitState(DeviceState.IDLE);
                Files.delete(link);
            }
            awaitState(DeviceState.UNKNOWN);
            await().atMost(PATIENCE).until(() -> inSight.get() == 0);
            try (SimulatedPrinter second = printer()) {
                Files.createSymbolicLink(link, Path.of(second.port()));
                awaitState(DeviceState.IDLE);
            }
            assertThat(lab.drives(ID)).isTrue();
        }
    }

    private static SimulatedPrinter printer() {
        return new SimulatedPrinter(
                "replugged", new SimulatedFirmware(SimulatedModel.named("fast"), SimulatedFaults.NONE, 3, 300, false));
    }

    private void awaitState(DeviceState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status().state())
                        .as("%s", status().evidence())
                        .isEqualTo(state));
    }

    private void awaitEvidence(String beginning) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status().evidence()).startsWith(beginning));
    }

    private DeviceStatus status() {
        return parts.store().devices().byId(ID).orElseThrow().status();
    }
}
