package io.printlab.desk;

import io.printlab.driver.DriverSetting;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a driver, as front ends draw and tell it.
 *
 * @param kind name of a {@code DriverSetting.Kind}
 * @param secret never shown
 * @param required by a device that has no value for it yet
 * @param defaultValue null for one that is required
 */
public record SettingField(
        String key,
        String label,
        String kind,
        boolean secret,
        boolean required,
        @Nullable String defaultValue,
        String help) {
    static SettingField of(DriverSetting setting) {
        return new SettingField(
                setting.key(),
                setting.label(),
                setting.kind().name(),
                setting.kind() == DriverSetting.Kind.SECRET,
                setting.isRequired(),
                setting.defaultValue(),
                setting.help());
    }
}
