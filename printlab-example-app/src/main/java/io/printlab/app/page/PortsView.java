package io.printlab.app.page;

import io.printlab.desk.PortDesk;
import io.printlab.port.SeenPort;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is plugged in.
 *
 * @param fresh ports that no printer is configured for
 * @param taken the others
 */
public record PortsView(List<Line> fresh, List<Line> taken) {
    /**
     * A port.
     *
     * @param looksLike what it is taken for; empty if nobody knows
     * @param usb vendor and product; empty if not known
     * @param device id of the printer that is configured for it, or null
     */
    public record Line(
            String path,
            String node,
            String looksLike,
            String description,
            String usb,
            Moment since,
            @Nullable String device,
            String deviceName) {}

    static PortsView of(Viewing viewing) {
        List<Line> all = viewing.lab().ports().ports(viewing.actor()).stream()
                .map(found -> line(viewing, found))
                .toList();
        return new PortsView(
                all.stream().filter(line -> line.device() == null).toList(),
                all.stream().filter(line -> line.device() != null).toList());
    }

    private static Line line(Viewing viewing, PortDesk.Found found) {
        SeenPort port = found.reported().port();
        return new Line(
                port.path(),
                found.reported().node().value(),
                port.suggestion() == null ? "" : port.suggestion(),
                port.description(),
                port.vendorId() == null || port.productId() == null
                        ? ""
                        : String.format(Locale.ROOT, "%04x:%04x", port.vendorId(), port.productId()),
                viewing.moment(found.reported().firstSeenAt()),
                found.device() == null ? null : found.device().value(),
                found.device() == null ? "" : viewing.deviceName(found.device()));
    }
}
