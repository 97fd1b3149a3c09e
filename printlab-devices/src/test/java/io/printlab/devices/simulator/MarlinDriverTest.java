package io.printlab.devices.simulator;

import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.driver.DeviceDriver;
import io.printlab.testkit.DeviceDriverContract;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The driver for real printers, at the port of a printer that happens to be simulated. */
@EnabledOnOs(OS.LINUX)
class MarlinDriverTest extends DeviceDriverContract {
    private final MarlinDriver driver = new MarlinDriver();
    private final SimulatedPrinter printer = new SimulatedPrinter(
            "contract", new SimulatedFirmware(SimulatedModel.named("large"), SimulatedFaults.NONE, 3, 200, false));

    @AfterEach
    void unplug() {
        printer.close();
    }

    @Override
    protected DeviceDriver driver() {
        return driver;
    }

    @Override
    protected Map<String, String> settingsOfIdleDevice() {
        printer.close();
        return Map.of("port", printer.port(), "window", "4");
    }

    @Override
    protected Map<String, String> settingsOfMissingDevice() {
        return Map.of("port", "/dev/printlab-no-such-port");
    }

    @Override
    protected String longFile() {
        return String.join("\n", Bench.file(2000));
    }

    @Override
    protected String shortFile() {
        return String.join("\n", Bench.file(50));
    }
}
