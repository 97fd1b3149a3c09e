package org.example.labels;

import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Label printers that take lines of text over TCP. */
public final class LabelPrinterDriver implements DeviceDriver {
    private final Clock clock;

    /** For a lab that finds its drivers on the class path. */
    public LabelPrinterDriver() {
        this(Clock.systemUTC());
    }

    public LabelPrinterDriver(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String id() {
        return "label-tcp";
    }

    @Override
    public Set<DriverFeature> features() {
        return Set.of(DriverFeature.CANCEL, DriverFeature.PRINTS_FROM_OWN_STORAGE);
    }

    @Override
    public List<DriverSetting> settings() {
        return List.of(
                new DriverSetting(
                        "host", "Address", DriverSetting.Kind.TEXT, null, "Name or IP address of the printer."),
                new DriverSetting("port", "Port", DriverSetting.Kind.INTEGER, "9700", "TCP port, 1 to 65535."));
    }

    @Override
    public DeviceSession open(DriverSettings settings, DeviceListener listener) {
        return LabelPrinterSession.open(settings.text("host"), settings.integer("port"), listener, clock);
    }
}
