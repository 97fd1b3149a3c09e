package io.printlab.driver;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a driver.
 *
 * @param key lower case with hyphens
 * @param label what a form shows
 * @param kind how it is checked and shown
 * @param defaultValue taken where a device does not set it; null makes it required
 * @param help one sentence for people
 */
public record DriverSetting(
        String key, String label, Kind kind, @Nullable String defaultValue, String help) {
    /** The kinds of settings. */
    public enum Kind {
        TEXT,
        SECRET,
        INTEGER,
        DECIMAL,
        YES_NO,
        SERIAL_PORT,
        URL
    }
}
