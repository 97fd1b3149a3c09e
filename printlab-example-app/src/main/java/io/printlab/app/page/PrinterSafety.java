package io.printlab.app.page;

import io.printlab.account.Permission;
import io.printlab.device.DeviceId;
import io.printlab.device.Heat;
import java.util.ArrayList;
import java.util.List;

/**
 * What a printer's page says of its safety.
 *
 * @param camera whether the visitor may look through its camera, and it has one
 * @param limits of temperature in words, or empty
 */
public record PrinterSafety(List<AlarmLine> alarms, boolean camera, String limits, boolean operable) {
    static PrinterSafety of(Viewing viewing, DeviceId id) {
        return new PrinterSafety(
                AlarmLine.of(viewing, id),
                viewing.lab().cameras().maySee(viewing.actor(), id),
                text(viewing.lab()
                        .devices()
                        .device(viewing.actor(), id)
                        .capabilities()
                        .limits()),
                viewing.actor().may(Permission.OPERATE_DEVICES));
    }

    private static String text(Heat limits) {
        List<String> parts = new ArrayList<>();
        if (limits.nozzleCelsius() != null) {
            parts.add("nozzle " + limits.nozzleCelsius() + " °C");
        }
        if (limits.bedCelsius() != null) {
            parts.add("bed " + limits.bedCelsius() + " °C");
        }
        if (limits.chamberCelsius() != null) {
            parts.add("chamber " + limits.chamberCelsius() + " °C");
        }
        return String.join(", ", parts);
    }
}
