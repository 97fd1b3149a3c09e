package io.printlab.desk;

import io.printlab.device.DefinitionSource;
import io.printlab.device.Device;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.OfferedDriver;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A device with its definition, for those who define devices.
 *
 * @param driver as its node offers it; null if the node does not
 */
public record DefinedDevice(
        Device device, DefinitionSource source, @Nullable OfferedDriver driver) {
    /** Its settings without the secrets; none if the driver is not known, because any could be one. */
    public SortedMap<String, String> shownSettings() {
        SortedMap<String, String> shown = new TreeMap<>();
        if (driver != null) {
            Map<String, String> given = device.definition().settings();
            for (DriverSetting setting : driver.settings()) {
                String value = given.get(setting.key());
                if (value != null && setting.kind() != DriverSetting.Kind.SECRET) {
                    shown.put(setting.key(), value);
                }
            }
        }
        return shown;
    }

    public boolean isEditable() {
        return source == DefinitionSource.LAB;
    }

    public boolean isRemovable() {
        return source != DefinitionSource.SETTINGS_FILE;
    }
}
