package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.desk.DefinedDevice;
import io.printlab.desk.DeviceWish;
import io.printlab.device.Capabilities;
import io.printlab.device.DeviceDefinition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The form of a printer as it was typed: texts by the names of its fields. */
final class DeviceFormInput {
    /** Before the key of a driver's setting. */
    static final String SETTING = "set.";

    private static final int LONGEST_SHOWN = 1000;
    private static final String NOZZLE = "0.4";
    private static final int MOST_FIELDS = 100;

    private final Map<String, String> typed;

    private DeviceFormInput(Map<String, String> typed) {
        this.typed = typed;
    }

    static DeviceFormInput empty(String choice) {
        Map<String, String> typed = new HashMap<>();
        typed.put("choice", choice);
        typed.put("nozzle", NOZZLE);
        return new DeviceFormInput(typed);
    }

    static DeviceFormInput of(Context ctx) {
        Map<String, String> typed = new LinkedHashMap<>();
        ctx.formParamMap().forEach((name, values) -> {
            if (!values.isEmpty() && typed.size() < MOST_FIELDS) {
                // Of a box with its hidden twin the last one counts.
                String last = values.get(values.size() - 1);
                typed.put(name, last.substring(0, Math.min(LONGEST_SHOWN + 1, last.length())));
            }
        });
        typed.putIfAbsent("nozzle", NOZZLE);
        return new DeviceFormInput(typed);
    }

    static DeviceFormInput of(DefinedDevice device) {
        DeviceDefinition definition = device.device().definition();
        Capabilities can = definition.capabilities();
        Map<String, String> typed = new HashMap<>();
        device.shownSettings().forEach((key, value) -> typed.put(SETTING + key, value));
        typed.put("id", definition.id().value());
        typed.put("name", definition.name());
        typed.put("choice", device.device().node() + "/" + definition.driver());
        typed.put("model", can.model());
        typed.put("materials", String.join(", ", new TreeSet<>(can.materials())));
        typed.put("nozzle", AmountText.plain(can.nozzleMillimetres()));
        typed.put("width", AmountText.plain(can.volume().widthMillimetres()));
        typed.put("depth", AmountText.plain(can.volume().depthMillimetres()));
        typed.put("height", AmountText.plain(can.volume().heightMillimetres()));
        typed.put("tags", String.join(", ", new TreeSet<>(can.tags())));
        return new DeviceFormInput(typed);
    }

    String text(String field) {
        return typed.getOrDefault(field, "");
    }

    boolean has(String field) {
        return typed.containsKey(field);
    }

    /** An empty field of a setting means that it is not set. */
    DeviceWish wish() {
        Map<String, String> settings = new HashMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(SETTING) && !value.isEmpty()) {
                settings.put(name.substring(SETTING.length()), value);
            }
        });
        String choice = text("choice");
        int slash = choice.lastIndexOf('/');
        return new DeviceWish(
                text("id"),
                text("name"),
                slash < 0 ? "" : choice.substring(0, slash),
                choice.substring(slash + 1),
                settings,
                text("model"),
                words("materials"),
                number("nozzle"),
                number("width"),
                number("depth"),
                number("height"),
                words("tags"));
    }

    private List<String> words(String field) {
        return Arrays.stream(text(field).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Double number(String field) {
        String text = text(field).strip().replace(',', '.');
        return text.matches("[0-9]{1,7}(\\.[0-9]{1,4})?") ? Double.valueOf(text) : Double.valueOf(Double.NaN);
    }
}
