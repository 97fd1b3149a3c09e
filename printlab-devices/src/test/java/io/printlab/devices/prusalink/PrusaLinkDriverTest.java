package io.printlab.devices.prusalink;

import io.printlab.devices.network.NetworkDriverFaults;
import io.printlab.driver.DeviceDriver;
import io.printlab.testkit.DeviceDriverContract;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class PrusaLinkDriverTest extends DeviceDriverContract {
    private final FakePrusaLink host = new FakePrusaLink();

    @AfterEach
    void switchOff() {
        host.close();
    }

    @Override
    protected DeviceDriver driver() {
        return new PrusaLinkDriver(Clock.systemUTC(), NetworkDriverFaults.QUICK);
    }

    @Override
    protected Map<String, String> settingsOfIdleDevice() {
        return host.settings();
    }

    @Override
    protected Map<String, String> settingsOfMissingDevice() {
        return Map.of("url", "http://127.0.0.1:1", "api-key", "k");
    }

    @Override
    protected String longFile() {
        return "G1 X1\n".repeat(300);
    }

    @Override
    protected String shortFile() {
        return "G1 X1\n".repeat(40);
    }
}
