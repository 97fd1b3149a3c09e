package io.printlab.devices.simulator;

import io.printlab.driver.DeviceDriver;
import io.printlab.testkit.DeviceDriverContract;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class SimulatedMarlinDriverTest extends DeviceDriverContract {
    private final SimulatedMarlinDriver driver = new SimulatedMarlinDriver();

    @Override
    protected DeviceDriver driver() {
        return driver;
    }

    @Override
    protected Map<String, String> settingsOfIdleDevice() {
        return Map.of("speed", "200");
    }

    @Override
    protected Map<String, String> settingsOfMissingDevice() {
        return null;
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
