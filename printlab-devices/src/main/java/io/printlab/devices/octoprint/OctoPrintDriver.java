package io.printlab.devices.octoprint;

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

/** Printers behind an OctoPrint, by the REST interface of OctoPrint 1.11. */
public final class OctoPrintDriver implements DeviceDriver {
    private final Clock clock;
    private final Patience patience;
    private final WebClient client = new WebClient();

    public OctoPrintDriver(Clock clock) {
        this(clock, Patience.USUAL);
    }

    OctoPrintDriver(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String id() {
        return "octoprint";
    }

    @Override
    public Set<DriverFeature> features() {
        return WebPrinter.features(DriverFeature.EMERGENCY_STOP);
    }

    @Override
    public List<DriverSetting> settings() {
        return List.of(
                WebPrinter.url("http://octopi.local"),
                WebPrinter.apiKey(
                        "Application key",
                        null,
                        "OctoPrint's settings, Application Keys: make one for a user who may operate the printer and its files."));
    }

    @Override
    public DeviceSession open(DriverSettings settings, DeviceListener listener) {
        return WebPrinter.open(
                id(),
                "OctoPrint",
                "Make a new application key in OctoPrint's settings, for a user who may operate the printer and its files.",
                client,
                settings,
                OctoPrintHost::new,
                listener,
                clock,
                patience);
    }
}
