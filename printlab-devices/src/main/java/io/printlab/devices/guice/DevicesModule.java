package io.printlab.devices.guice;

import static io.printlab.guice.PrintLabBinder.printLabBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.printlab.devices.bambu.BambuLanDriver;
import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.devices.moonraker.MoonrakerDriver;
import io.printlab.devices.octoprint.OctoPrintDriver;
import io.printlab.devices.prusalink.PrusaLinkDriver;
import io.printlab.devices.simulator.SimulatedMarlinDriver;
import io.printlab.devices.simulator.SimulatedPrinters;
import java.time.Clock;

/** Printers with Marlin's firmware at serial ports, printers on the network, and simulated ones. Its drivers take the lab's clock. */
public final class DevicesModule extends AbstractModule {
    @Override
    protected void configure() {
        printLabBinder(binder()).addDriver().to(MarlinDriver.class);
        printLabBinder(binder()).addDriver().to(SimulatedMarlinDriver.class);
        printLabBinder(binder()).addDriver().to(MoonrakerDriver.class);
        printLabBinder(binder()).addDriver().to(OctoPrintDriver.class);
        printLabBinder(binder()).addDriver().to(PrusaLinkDriver.class);
        printLabBinder(binder()).addDriver().to(BambuLanDriver.class);
    }

    @Provides
    @Singleton
    MarlinDriver marlinDriver(Clock clock) {
        return new MarlinDriver(clock);
    }

    @Provides
    @Singleton
    MoonrakerDriver moonrakerDriver(Clock clock) {
        return new MoonrakerDriver(clock);
    }

    @Provides
    @Singleton
    OctoPrintDriver octoPrintDriver(Clock clock) {
        return new OctoPrintDriver(clock);
    }

    @Provides
    @Singleton
    PrusaLinkDriver prusaLinkDriver(Clock clock) {
        return new PrusaLinkDriver(clock);
    }

    @Provides
    @Singleton
    BambuLanDriver bambuLanDriver(Clock clock) {
        return new BambuLanDriver(clock);
    }

    @Provides
    @Singleton
    SimulatedPrinters simulatedPrinters() {
        return new SimulatedPrinters();
    }

    @Provides
    @Singleton
    SimulatedMarlinDriver simulatedMarlinDriver(Clock clock, SimulatedPrinters printers) {
        return new SimulatedMarlinDriver(clock, printers);
    }
}
