package io.printlab.devices.bambu;

import io.printlab.devices.network.NetworkDriverFaults;
import io.printlab.driver.DeviceDriver;
import io.printlab.testkit.DeviceDriverContract;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class BambuLanDriverTest extends DeviceDriverContract {
    private final FakeBambu printer = new FakeBambu();

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @Override
    protected DeviceDriver driver() {
        return new BambuLanDriver(Clock.systemUTC(), NetworkDriverFaults.QUICK_BEHIND_TLS);
    }

    @Override
    protected Map<String, String> settingsOfIdleDevice() {
        return printer.settings();
    }

    @Override
    protected Map<String, String> settingsOfMissingDevice() {
        Map<String, String> missing = new HashMap<>(printer.settings());
        missing.put("mqtt-port", "1");
        return missing;
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
