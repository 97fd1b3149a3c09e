package io.printlab.devices.moonraker;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.devices.network.FakeHost;
import io.printlab.devices.network.NetworkDriverFaults;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.PrintPhase;
import java.time.Clock;
import org.junit.jupiter.api.Test;

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

    @Test
    void aKlipperThatIsStartedAgainInAPrintHasFailedItAndIsReadyAgain() {
        printing();
        host.klipperGone();
        awaitPhase(PrintPhase.FAILED);
        assertThat(print().detail()).contains("Klipper");
        host.klipperBack();
        printing();
    }
}
