package io.printlab.device;

import java.util.Map;
import java.util.TreeSet;

/**
 * A device as the lab configures it.
 *
 * @param driver id of the driver that speaks to it
 * @param settings the driver's settings by key, as {@code DeviceDriver.settings()} describes them
 */
public record DeviceDefinition(
        DeviceId id, String name, String driver, Map<String, String> settings, Capabilities capabilities) {
    public DeviceDefinition {
        settings = Map.copyOf(settings);
    }

    /** Whether it is driven just as the other is: by the same driver with the same settings. */
    public boolean isReachedAs(DeviceDefinition other) {
        return driver.equals(other.driver) && settings.equals(other.settings);
    }

    /** Names the settings without their values, which may be secrets. */
    @Override
    public String toString() {
        return "DeviceDefinition[" + id + ", " + name + ", " + driver + ", settings " + new TreeSet<>(settings.keySet())
                + ", " + capabilities + "]";
    }
}
