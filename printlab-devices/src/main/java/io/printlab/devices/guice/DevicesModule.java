package io.printlab.devices.guice;

import static io.printlab.guice.PrintLabBinder.printLabBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.devices.bambu.BambuLanDriver;
import io.printlab.devices.camera.CameraSettings;
import io.printlab.devices.camera.HttpCamera;
import io.printlab.devices.grbl.GrblDriver;
import io.printlab.devices.marlin.MarlinDriver;
import io.printlab.devices.moonraker.MoonrakerDriver;
import io.printlab.devices.octoprint.OctoPrintDriver;
import io.printlab.devices.prusalink.PrusaLinkDriver;
import io.printlab.devices.serial.SerialPorts;
import io.printlab.devices.simulator.SimulatedMarlinDriver;
import io.printlab.devices.simulator.SimulatedPrinters;
import java.time.Clock;

/**
 * Printers with Marlin's firmware at serial ports, printers on the network, simulated ones, and cameras. All take the lab's clock; a lab
 * binds {@link CameraSettings} of its own by an OptionalBinder.
 */
public final class DevicesModule extends AbstractModule {
    @Override
    protected void configure() {
        printLabBinder(binder()).addDriver().to(MarlinDriver.class);
        printLabBinder(binder()).addDriver().to(SimulatedMarlinDriver.class);
        printLabBinder(binder()).addDriver().to(GrblDriver.class);
        printLabBinder(binder()).addDriver().to(MoonrakerDriver.class);
        printLabBinder(binder()).addDriver().to(OctoPrintDriver.class);
        printLabBinder(binder()).addDriver().to(PrusaLinkDriver.class);
        printLabBinder(binder()).addDriver().to(BambuLanDriver.class);
        printLabBinder(binder()).ports().toInstance(new SerialPorts());
        printLabBinder(binder()).camera().to(HttpCamera.class);
        OptionalBinder.newOptionalBinder(binder(), CameraSettings.class)
                .setDefault()
                .toInstance(CameraSettings.DEFAULT);
    }

    @Provides
    @Singleton
    HttpCamera httpCamera(CameraSettings settings, Clock clock) {
        return new HttpCamera(settings, clock);
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
