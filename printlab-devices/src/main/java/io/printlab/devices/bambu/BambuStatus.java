package io.printlab.devices.bambu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.printlab.device.Temperature;
import io.printlab.devices.network.HostReport;
import io.printlab.devices.network.HostReport.Activity;
import io.printlab.devices.network.HostText;
import io.printlab.devices.network.PastPrint;
import io.printlab.devices.network.PrintName;
import io.printlab.devices.network.Readings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Bambu printer has told: some models send everything each time, others only what changed, so the newest value of each field
 * is kept. Guarded by its owner.
 */
final class BambuStatus {
    private static final Set<String> FIELDS = Set.of(
            "gcode_state",
            "gcode_file",
            "subtask_name",
            "mc_percent",
            "mc_remaining_time",
            "print_error",
            "nozzle_temper",
            "nozzle_target_temper",
            "bed_temper",
            "bed_target_temper",
            "chamber_temper");

    private final Map<String, JsonNode> told = new HashMap<>();

    void note(JsonNode print) {
        for (String field : FIELDS) {
            JsonNode value = print.path(field);
            if (value.isNumber()) {
                told.put(field, value);
            } else if (value.isTextual()) {
                told.put(field, TextNode.valueOf(HostText.line(value.asText(), 300)));
            }
        }
    }

    boolean isKnown() {
        return told.containsKey("gcode_state");
    }

    private JsonNode get(String field) {
        JsonNode value = told.get(field);
        return value == null ? MissingNode.getInstance() : value;
    }

    HostReport report() throws IOException {
        List<Temperature> temperatures = temperatures();
        String state = get("gcode_state").asText();
        return switch (state) {
            case "IDLE" -> HostReport.of(Activity.IDLE, "The printer is idle.", temperatures);
            case "PREPARE", "SLICING", "RUNNING" -> printing(Activity.PRINTING, "The printer prints.", temperatures);
            case "PAUSE" -> printing(Activity.PAUSED, "The printer has paused." + error(), temperatures);
            case "FINISH" -> ended(PastPrint.End.FINISHED, "The printer has finished a print.", "", temperatures);
            // After a stop by a person it says FAILED too.
            case "FAILED" -> ended(PastPrint.End.STOPPED, "A print has ended before its end.", error(), temperatures);
            default ->
                throw new IOException(
                        "The Bambu printer told a state that is not known: " + HostText.line(state, 40) + ".");
        };
    }

    private HostReport printing(Activity activity, String evidence, List<Temperature> temperatures) {
        Duration remaining = Readings.seconds(get("mc_remaining_time").asDouble() * 60);
        return new HostReport(
                activity, evidence, file(), "", get("mc_percent").asDouble() / 100, remaining, temperatures, null);
    }

    private HostReport ended(PastPrint.End end, String evidence, String detail, List<Temperature> temperatures) {
        String file = file();
        HostReport idle = HostReport.of(Activity.IDLE, evidence, temperatures);
        return file == null ? idle : idle.withPast(new PastPrint(file, "", end, detail.strip()));
    }

    /** Models differ in which of the two names the file; ours is known by its form. */
    private @Nullable String file() {
        String file = Readings.text(get("gcode_file"));
        String task = Readings.text(get("subtask_name"));
        if (file != null && PrintName.read(file).isPresent()) {
            return file;
        }
        if (task != null
                && PrintName.read(task.endsWith(".gcode") ? task : task + ".gcode")
                        .isPresent()) {
            return task.endsWith(".gcode") ? task : task + ".gcode";
        }
        return task == null ? file : task;
    }

    private String error() {
        long code = get("print_error").asLong();
        return code == 0
                ? ""
                : " It shows the error " + String.format("%04X-%04X", code >>> 16 & 0xffff, code & 0xffff) + ".";
    }

    private List<Temperature> temperatures() {
        List<Temperature> found = new ArrayList<>();
        Readings.add(found, "nozzle", get("nozzle_temper"), get("nozzle_target_temper"));
        Readings.add(found, "bed", get("bed_temper"), get("bed_target_temper"));
        Readings.add(found, "chamber", get("chamber_temper"), get(""));
        return found;
    }
}
