package io.printlab.devices.prusalink;

import io.printlab.devices.network.Patience;
import io.printlab.devices.network.WebClient;
import io.printlab.devices.network.WebPrinter;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Printers of Prusa Research, by version 1 of PrusaLink's interface (Buddy firmware 6, PrusaLink 0.8 beside a MK3). It has no
 * emergency stop, so none is declared.
 */
public final class PrusaLinkDriver implements DeviceDriver {
    private static final String STORAGE = "storage";

    private final Clock clock;
    private final Patience patience;
    private final WebClient client = new WebClient();

    public PrusaLinkDriver(Clock clock) {
        this(clock, Patience.USUAL);
    }

    PrusaLinkDriver(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String id() {
        return "prusalink";
    }

    @Override
    public Set<DriverFeature> features() {
        return WebPrinter.features();
    }

    @Override
    public List<DriverSetting> settings() {
        return List.of(
                WebPrinter.url("http://192.168.1.40"),
                WebPrinter.apiKey(
                        "Password or API key",
                        null,
                        "On the printer's screen: Settings, Network, PrusaLink. Beside a MK3: PrusaLink's page, Settings, API key."),
                new DriverSetting(
                        STORAGE,
                        "Storage",
                        DriverSetting.Kind.TEXT,
                        "usb",
                        "Where files are kept: usb for printers with PrusaLink inside, local for PrusaLink beside a MK3."));
    }

    @Override
    public DeviceSession open(DriverSettings settings, DeviceListener listener) {
        String storage = settings.text(STORAGE);
        if (!storage.matches("[a-z0-9]{1,20}")) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE, "The storage of a PrusaLink is a word such as usb or local. Set it right.");
        }
        return WebPrinter.open(
                id(),
                "PrusaLink",
                "Read the password again on the printer's screen under Settings, Network, PrusaLink.",
                client,
                settings,
                web -> new PrusaLinkHost(web, storage),
                listener,
                clock,
                patience);
    }
}
