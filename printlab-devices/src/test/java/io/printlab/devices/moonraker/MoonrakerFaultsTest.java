package io.printlab.devices.moonraker;

import io.printlab.devices.network.FakeHost;
import io.printlab.devices.network.NetworkDriverFaults;
import io.printlab.driver.DeviceDriver;
import java.time.Clock;

class MoonrakerFaultsTest extends NetworkDriverFaults {
    private final FakeMoonraker host = new FakeMoonraker();
    private final DeviceDriver driver = new MoonrakerDriver(Clock.systemUTC(), QUICK);

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
