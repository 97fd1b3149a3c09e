package io.printlab.desk;

import io.printlab.driver.OfferedDriver;
import java.util.List;

/**
 * A driver of a node, as front ends draw the form of its devices.
 *
 * @param features names of {@code DriverFeature}, in their order
 */
public record DriverForm(String node, String driver, List<String> features, List<SettingField> settings) {
    static DriverForm of(OfferedDriver offered) {
        return new DriverForm(
                offered.node().value(),
                offered.driver(),
                offered.features().stream().sorted().map(Enum::name).toList(),
                offered.settings().stream().map(SettingField::of).toList());
    }
}
