package io.printlab.app.page;

import io.printlab.device.Telemetry;
import io.printlab.device.Temperature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Temperatures over time as the browser's plot takes them.
 *
 * @param times seconds since 1970
 * @param lines the readings of each heater, one for each time, null where there was none
 */
public record TemperaturePlot(List<Long> times, List<Line> lines) {
    /** One heater's readings in degrees Celsius. */
    public record Line(String heater, List<@Nullable Double> actual, List<@Nullable Double> target) {}

    static TemperaturePlot of(List<Telemetry> reports) {
        Map<String, Line> lines = new LinkedHashMap<>();
        List<Long> times = new ArrayList<>();
        for (Telemetry report : reports) {
            for (Temperature reading : report.temperatures()) {
                Line line = lines.computeIfAbsent(
                        reading.heater(), heater -> new Line(heater, new ArrayList<>(), new ArrayList<>()));
                fill(line, times.size());
                line.actual().add(reading.actual());
                line.target().add(reading.target());
            }
            times.add(report.at().getEpochSecond());
        }
        lines.values().forEach(line -> fill(line, times.size()));
        return new TemperaturePlot(times, List.copyOf(lines.values()));
    }

    private static void fill(Line line, int size) {
        while (line.actual().size() < size) {
            line.actual().add(null);
            line.target().add(null);
        }
    }
}
