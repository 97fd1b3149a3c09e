package io.printlab.device;

import java.util.Map;

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
}
