package io.printlab.devices.bambu;

import io.printlab.devices.network.HostAddress;
import io.printlab.devices.network.HostText;
import io.printlab.devices.network.NetworkSession;
import io.printlab.devices.network.Patience;
import io.printlab.devices.network.WebPrinter;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Printers of Bambu Lab in LAN mode, after what the community found out of them. Experimental: written and tested without a printer.
 * It prints G-code; project files (3MF) the lab does not take. The network offers no emergency stop, so none is declared.
 */
public final class BambuLanDriver implements DeviceDriver {
    private final Clock clock;
    private final Patience patience;

    public BambuLanDriver(Clock clock) {
        this(clock, Patience.USUAL);
    }

    BambuLanDriver(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String id() {
        return "bambu-lan-experimental";
    }

    @Override
    public Set<DriverFeature> features() {
        return WebPrinter.features();
    }

    @Override
    public List<DriverSetting> settings() {
        return BambuSettings.described();
    }

    @Override
    public DeviceSession open(DriverSettings given, DeviceListener listener) {
        try {
            BambuSettings settings = BambuSettings.of(given);
            HostAddress.requireAllowed(settings.host());
            BambuHost host =
                    BambuHost.connect(settings, PinnedCertificate.context(settings.fingerprints()), patience.answer());
            return NetworkSession.open(host, "bambu " + settings.host(), listener, clock, patience);
        } catch (IOException | GeneralSecurityException refused) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE, HostText.line(String.valueOf(refused.getMessage()), 480), refused);
        }
    }
}
