package io.printlab.devices.marlin;

import io.printlab.driver.DriverSettings;
import java.time.Duration;

/**
 * How one printer is spoken to.
 *
 * @param window most lines in flight, 1 to 4; more than 1 is used only once the firmware proves that it has room
 * @param okTimeout silence after which a lost acknowledgement is suspected
 * @param dialect where it is set and not found out by the greeting
 * @param findsDialect whether the firmware's name decides on the dialect
 * @param macros whether the printer's own macros pause, resume and cancel where its dialect has them
 */
record MarlinSettings(
        String port,
        int baud,
        boolean resetsOnOpen,
        int window,
        Duration okTimeout,
        boolean heatersOffAtConnect,
        Dialect dialect,
        boolean findsDialect,
        boolean macros) {
    MarlinSettings {
        window = Math.max(1, Math.min(4, window));
        if (okTimeout.compareTo(Duration.ofMillis(100)) < 0) {
            okTimeout = Duration.ofMillis(100);
        }
    }

    /** A printer whose dialect its greeting tells. */
    MarlinSettings(
            String port, int baud, boolean resetsOnOpen, int window, Duration okTimeout, boolean heatersOffAtConnect) {
        this(port, baud, resetsOnOpen, window, okTimeout, heatersOffAtConnect, Dialect.MARLIN, true, false);
    }

    static MarlinSettings of(DriverSettings settings) {
        return new MarlinSettings(
                settings.text("port"),
                settings.integer("baud"),
                settings.yes("reset-on-open"),
                settings.integer("window"),
                Duration.ofMillis(Math.round(settings.decimal("ok-timeout-seconds") * 1000)),
                settings.yes("heaters-off-at-connect"),
                Dialect.named(settings.text("dialect")),
                settings.text("dialect").equals(Dialect.AUTO),
                settings.yes("macros"));
    }
}
