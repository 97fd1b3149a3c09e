package io.printlab.app.page;

import io.printlab.desk.NodeDesk;
import io.printlab.device.Device;
import io.printlab.device.DeviceState;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The processes of the lab, for staff. */
public record NodesView(List<Row> rows) {
    /**
     * One process.
     *
     * @param roles what it does, in words
     * @param unknown how many of its devices nobody knows the state of
     */
    public record Row(
            String id,
            String host,
            boolean silent,
            String roles,
            Moment startedAt,
            Moment seenAt,
            List<Link> devices,
            int unknown) {}

    /** A device with its page. */
    public record Link(String id, String name) {}

    static NodesView of(Viewing viewing) {
        return new NodesView(viewing.lab().nodes().nodes(viewing.actor()).stream()
                .map(standing -> row(standing, viewing))
                .toList());
    }

    private static Row row(NodeDesk.Standing standing, Viewing viewing) {
        List<Device> devices = standing.devices();
        return new Row(
                standing.node().id().value(),
                standing.node().host(),
                standing.silent(),
                standing.node().roles().stream()
                        .map(role -> role.toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", ")),
                viewing.moment(standing.node().startedAt()),
                viewing.moment(standing.node().seenAt()),
                devices.stream()
                        .map(device -> new Link(
                                device.id().value(), device.definition().name()))
                        .toList(),
                (int) devices.stream()
                        .filter(device -> device.status().state() == DeviceState.UNKNOWN)
                        .count());
    }
}
