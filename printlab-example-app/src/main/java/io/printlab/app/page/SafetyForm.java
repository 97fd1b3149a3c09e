package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.desk.SafetyDesk;
import io.printlab.error.PrintLabException;
import io.printlab.safety.AlarmPolicy;
import io.printlab.safety.DeviceScripts;
import io.printlab.safety.ParkPosition;
import io.printlab.safety.PrintEnds;
import io.printlab.safety.SafetySettings;
import io.printlab.safety.ThermalLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a printer is kept safe, as a person types it: every field is a text until it is asked for. */
public record SafetyForm(Map<String, String> values) {
    /**
     * One field of numbers.
     *
     * @param unit in words, behind the field
     */
    public record Line(String name, String label, String unit, String value) {}

    /** One choice of what an alarm does. */
    public record Choice(String name, String label, String value) {
        public List<Option> options() {
            return Arrays.stream(AlarmPolicy.values())
                    .map(policy -> new Option(
                            policy.name(), words(policy), policy.name().equals(value)))
                    .toList();
        }

        private static String words(AlarmPolicy policy) {
            return switch (policy) {
                case TELL -> "tells people";
                case PAUSE -> "tells people and pauses the print";
                case CANCEL -> "tells people and cancels the print, heaters off";
                case EMERGENCY_STOP -> "tells people and stops the printer at once";
            };
        }
    }

    /** An option of a choice. */
    public record Option(String value, String label, boolean chosen) {}

    /** A field of a script. */
    public record Script(String name, String label, String help, String text) {}

    private static final String RETURN = "heatersOffOnReturn";
    private static final List<String> FIELDS = List.of(
            "heatersOffAfterMinutes",
            RETURN,
            "parkX",
            "parkY",
            "parkLift",
            "nozzleMinutes",
            "bedMinutes",
            "driftCelsius",
            "driftSeconds",
            "riseCelsius",
            "lowestCelsius",
            "highestCelsius",
            "onDeviation",
            "onDanger",
            "start",
            "pause",
            "resume",
            "cancel");

    static SafetyForm of(SafetySettings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        PrintEnds ends = settings.ends();
        ParkPosition park = ends.park();
        ThermalLimits thermal = settings.thermal();
        DeviceScripts scripts = settings.scripts();
        values.put("heatersOffAfterMinutes", text(ends.heatersOffAfterMinutes()));
        values.put(RETURN, ends.heatersOffOnReturn() ? "yes" : "");
        values.put("parkX", park == null ? "" : text(park.x()));
        values.put("parkY", park == null ? "" : text(park.y()));
        values.put("parkLift", park == null ? "" : text(park.lift()));
        values.put("nozzleMinutes", text(thermal.nozzleMinutes()));
        values.put("bedMinutes", text(thermal.bedMinutes()));
        values.put("driftCelsius", text(thermal.driftCelsius()));
        values.put("driftSeconds", text(thermal.driftSeconds()));
        values.put("riseCelsius", text(thermal.riseCelsius()));
        values.put("lowestCelsius", text(thermal.lowestCelsius()));
        values.put("highestCelsius", text(thermal.highestCelsius()));
        values.put("onDeviation", thermal.onDeviation().name());
        values.put("onDanger", thermal.onDanger().name());
        values.put("start", scripts.start().text());
        values.put("pause", scripts.pause().text());
        values.put("resume", scripts.resume().text());
        values.put("cancel", scripts.cancel().text());
        return new SafetyForm(values);
    }

    static SafetyForm of(Context ctx) {
        Map<String, String> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> values.put(field, Screen.field(ctx, field)));
        return new SafetyForm(values);
    }

    public boolean heatersOffOnReturn() {
        return value(RETURN).equals("yes");
    }

    public List<Line> pauseLines() {
        return List.of(
                line("heatersOffAfterMinutes", "Heaters go off after a pause of (empty: never)", "minutes"),
                line("parkX", "The nozzle waits at X (empty: where the driver leaves it)", "mm"),
                line("parkY", "The nozzle waits at Y", "mm"),
                line("parkLift", "It goes up first by", "mm"));
    }

    public List<Line> alarmLines() {
        return List.of(
                line("nozzleMinutes", "A nozzle reaches its target within", "minutes"),
                line("bedMinutes", "A bed or chamber reaches its target within", "minutes"),
                line("driftCelsius", "A heater that has reached its target stays within", "°C of it"),
                line("driftSeconds", "It may be further away for", "seconds"),
                line("riseCelsius", "A heater that is off gets hotter by no more than", "°C"),
                line("lowestCelsius", "A reading is true above", "°C"),
                line("highestCelsius", "A reading is true below", "°C"));
    }

    public List<Choice> choices() {
        return List.of(
                new Choice("onDeviation", "A target that is not reached, or drift", value("onDeviation")),
                new Choice(
                        "onDanger",
                        "A heater that gets hotter while off, or a reading that cannot be true",
                        value("onDanger")));
    }

    public List<Script> scripts() {
        return List.of(
                new Script("start", "Before a file", "Sent in front of every file.", value("start")),
                new Script("pause", "When a print is paused", "Sent once it stands still.", value("pause")),
                new Script(
                        "resume",
                        "Before a print goes on",
                        "Sent after the heaters are as they were, before the first move.",
                        value("resume")),
                new Script("cancel", "After a cancel", "Sent after the heaters were switched off.", value("cancel")));
    }

    PrintEnds ends() {
        boolean parks = !(value("parkX") + value("parkY")).isBlank();
        return new PrintEnds(
                value("heatersOffAfterMinutes").isBlank() ? null : whole("heatersOffAfterMinutes", "The pause"),
                heatersOffOnReturn(),
                parks
                        ? new ParkPosition(
                                decimal("parkX", "The place to park"),
                                decimal("parkY", "The place to park"),
                                value("parkLift").isBlank() ? 0 : decimal("parkLift", "The lift"))
                        : null);
    }

    ThermalLimits thermal() {
        return new ThermalLimits(
                whole("nozzleMinutes", "The time of a nozzle"),
                whole("bedMinutes", "The time of a bed"),
                whole("driftCelsius", "The distance from the target"),
                whole("driftSeconds", "The time away from the target"),
                whole("riseCelsius", "The rise while a heater is off"),
                whole("lowestCelsius", "The lowest reading"),
                whole("highestCelsius", "The highest reading"),
                policy("onDeviation"),
                policy("onDanger"));
    }

    SafetyDesk.Scripts wanted() {
        return new SafetyDesk.Scripts(value("start"), value("pause"), value("resume"), value("cancel"));
    }

    private Line line(String name, String label, String unit) {
        return new Line(name, label, unit, value(name));
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private int whole(String name, String what) {
        String text = value(name).strip();
        if (!text.matches("-?[0-9]{1,5}")) {
            throw PrintLabException.user(what + " is a whole number. Correct it.");
        }
        return Integer.parseInt(text);
    }

    private double decimal(String name, String what) {
        String text = value(name).strip().replace(',', '.');
        if (!text.matches("-?[0-9]{1,5}(\\.[0-9]{1,3})?")) {
            throw PrintLabException.user(what + " is a number of millimetres, X and Y both. Correct it.");
        }
        return Double.parseDouble(text);
    }

    private AlarmPolicy policy(String name) {
        return Arrays.stream(AlarmPolicy.values())
                .filter(policy -> policy.name().equals(value(name)))
                .findFirst()
                .orElseThrow(() -> PrintLabException.user("Choose what an alarm does."));
    }

    private static String text(@Nullable Integer value) {
        return value == null ? "" : value.toString();
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static List<String> all(SafetyDesk.Preview preview) {
        List<String> lines = new ArrayList<>();
        add(lines, "Before a file", preview.start());
        add(lines, "When a print is paused", preview.pause());
        add(lines, "Before a print goes on", preview.resume());
        add(lines, "After a cancel", preview.cancel());
        return lines;
    }

    private static void add(List<String> lines, String title, List<String> commands) {
        if (!commands.isEmpty()) {
            lines.add("; " + title);
            lines.addAll(commands);
        }
    }
}
