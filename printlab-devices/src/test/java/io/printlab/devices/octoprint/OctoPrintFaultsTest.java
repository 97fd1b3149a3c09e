package io.printlab.devices.octoprint;

import io.printlab.devices.network.FakeHost;
import io.printlab.devices.network.NetworkDriverFaults;
import io.printlab.driver.DeviceDriver;
import java.time.Clock;

class OctoPrintFaultsTest extends NetworkDriverFaults {
    private final FakeOctoPrint host = new FakeOctoPrint();
    private final DeviceDriver driver = new OctoPrintDriver(Clock.systemUTC(), QUICK);

    @Override
    protected DeviceDriver driver() {
        return driver;
    }

    @Override
    protected FakeHost host() {
        return host;
    }

    @Override
    protected boolean keepsHistory() {
        return true;
    }
}
