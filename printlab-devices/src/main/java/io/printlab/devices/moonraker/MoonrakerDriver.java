package io.printlab.devices.moonraker;

import io.printlab.devices.network.Patience;
import io.printlab.devices.network.WebClient;
import io.printlab.devices.network.WebPrinter;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Printers with Klipper, by the HTTP interface of Moonraker 0.9. */
public final class MoonrakerDriver implements DeviceDriver {
    private final Clock clock;
    private final Patience patience;
    private final WebClient client = new WebClient();

    public MoonrakerDriver(Clock clock) {
        this(clock, Patience.USUAL);
    }

    MoonrakerDriver(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String id() {
        return "moonraker";
    }

    @Override
    public Set<DriverFeature> features() {
        return WebPrinter.features(DriverFeature.EMERGENCY_STOP);
    }

    @Override
    public List<DriverSetting> settings() {
        return List.of(
                WebPrinter.url("http://voron.lab:7125"),
                WebPrinter.apiKey(
                        "API key",
                        "",
                        "From the settings of Mainsail or Fluidd; empty if Moonraker trusts this computer's address."));
    }

    @Override
    public DeviceSession open(DriverSettings settings, DeviceListener listener) {
        return WebPrinter.open(
                id(),
                "Moonraker",
                "Copy the API key from the settings of Mainsail or Fluidd, or add this computer to trusted_clients.",
                client,
                settings,
                MoonrakerHost::new,
                listener,
                clock,
                patience);
    }
}
