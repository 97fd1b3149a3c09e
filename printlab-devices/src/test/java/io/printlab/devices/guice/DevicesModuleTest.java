package io.printlab.devices.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.printlab.devices.simulator.SimulatedMarlinDriver;
import io.printlab.devices.simulator.SimulatedPrinters;
import io.printlab.driver.DeviceDriver;
import io.printlab.testkit.SettableClock;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DevicesModuleTest {
    @Test
    void itsDriversJoinTheLabs() {
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new DevicesModule(),
                binder -> binder.bind(Clock.class).toInstance(new SettableClock()));
        assertThat(injector.getInstance(Key.get(new TypeLiteral<Set<DeviceDriver>>() {})))
                .extracting(DeviceDriver::id)
                .containsExactlyInAnyOrder(
                        "grbl",
                        "marlin-serial",
                        "simulated-marlin",
                        "moonraker",
                        "octoprint",
                        "prusalink",
                        "bambu-lan-experimental");
        assertThat(injector.getInstance(SimulatedMarlinDriver.class).printers())
                .isSameAs(injector.getInstance(SimulatedPrinters.class));
    }
}
