package io.printlab.app.page;

import io.printlab.device.Telemetry;
import io.printlab.device.Temperature;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One heater for people.
 *
 * @param heater name for programs, as in {@link Temperature}
 * @param target as in {@code of 215 °C}; empty while it is off or not known
 */
public record TemperatureLine(String heater, String label, String actual, String target) {
    static List<TemperatureLine> of(@Nullable Telemetry telemetry) {
        return telemetry == null
                ? List.of()
                : telemetry.temperatures().stream().map(TemperatureLine::of).toList();
    }

    private static TemperatureLine of(Temperature temperature) {
        String heater = temperature.heater();
        Double target = temperature.target();
        return new TemperatureLine(
                heater,
                heater.isEmpty() ? "Heater" : heater.substring(0, 1).toUpperCase(Locale.ROOT) + heater.substring(1),
                AmountText.celsius(temperature.actual()),
                target == null || target <= 0 ? "" : "of " + AmountText.celsius(target));
    }
}
