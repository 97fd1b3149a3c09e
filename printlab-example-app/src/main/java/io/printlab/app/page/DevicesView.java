package io.printlab.app.page;

import io.printlab.desk.DefinedDevice;
import io.printlab.desk.DriverForm;
import java.util.List;

/**
 * Which printers the lab has, for those who say so.
 *
 * @param nodes how many nodes offer drivers
 */
public record DevicesView(List<Line> devices, long nodes) {
    /**
     * A printer.
     *
     * @param source where its definition is from, in words
     */
    public record Line(
            String id,
            String name,
            String driver,
            String node,
            String source,
            Chip state,
            String evidence,
            boolean editable,
            boolean removable) {}

    static DevicesView of(List<DefinedDevice> devices, List<DriverForm> drivers) {
        return new DevicesView(
                devices.stream().map(DevicesView::line).toList(),
                drivers.stream().map(DriverForm::node).distinct().count());
    }

    private static Line line(DefinedDevice defined) {
        String source = switch (defined.source()) {
            case SETTINGS_FILE -> "Settings file";
            case LAB -> "This page";
            case LEFT_OVER -> "Not in the settings any more";
        };
        return new Line(
                defined.device().id().value(),
                defined.device().definition().name(),
                defined.device().definition().driver(),
                defined.device().node().value(),
                source,
                StateText.device(defined.device()),
                defined.device().status().evidence(),
                defined.isEditable(),
                defined.isRemovable());
    }
}
