package io.printlab.devices.prusalink;

import io.printlab.devices.network.FakeHost;
import io.printlab.devices.network.NetworkDriverFaults;
import io.printlab.driver.DeviceDriver;
import java.time.Clock;

class PrusaLinkFaultsTest extends NetworkDriverFaults {
    private final FakePrusaLink host = new FakePrusaLink();
    private final DeviceDriver driver = new PrusaLinkDriver(Clock.systemUTC(), QUICK);

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
        return false;
    }
}
