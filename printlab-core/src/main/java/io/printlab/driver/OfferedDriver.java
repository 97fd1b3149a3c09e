package io.printlab.driver;

import io.printlab.device.NodeId;
import java.util.List;
import java.util.Set;

/**
 * A driver that a node has, as any process of the lab knows it: enough to draw and check the form of a device.
 *
 * @param driver its id
 * @param settings in the order of the form
 */
public record OfferedDriver(NodeId node, String driver, Set<DriverFeature> features, List<DriverSetting> settings) {
    public OfferedDriver {
        features = Set.copyOf(features);
        settings = List.copyOf(settings);
    }

    public static OfferedDriver of(NodeId node, DeviceDriver driver) {
        return new OfferedDriver(node, driver.id(), driver.features(), driver.settings());
    }
}
