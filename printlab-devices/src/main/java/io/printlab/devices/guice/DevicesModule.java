package io.printlab.devices.guice;

import static io.printlab.guice.PrintLabBinder.printLabBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.printlab.devices.grbl.GrblDriver;
import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.devices.simulator.SimulatedMarlinDriver;
import io.printlab.devices.simulator.SimulatedPrinters;
import java.time.Clock;

/** Printers with Marlin's firmware at serial ports, and simulated ones. Its drivers take the lab's clock. */
public final class DevicesModule extends AbstractModule {
    @Override
    protected void configure() {
        printLabBinder(binder()).addDriver().to(MarlinDriver.class);
        printLabBinder(binder()).addDriver().to(SimulatedMarlinDriver.class);
        printLabBinder(binder()).addDriver().to(GrblDriver.class);
    }

    @Provides
    @Singleton
    MarlinDriver marlinDriver(Clock clock) {
        return new MarlinDriver(clock);
    }

    @Provides
    @Singleton
    GrblDriver grblDriver(Clock clock) {
        return new GrblDriver(clock);
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
