package io.printlab.app.demo;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What simulated printers the demo has.
 *
 * @param speed how much faster than real ones they print, at least 1
 * @param farm printers of a farm, or 0 for the four that are made for looking at
 * @param faults the fault script of all of them, empty for none
 */
public record DemoSettings(double speed, int farm, String faults) {
    /** Settings of a simulated printer, with this speed factor. */
    public Map<String, String> printer(double factor) {
        Map<String, String> settings = new HashMap<>();
        settings.put("speed", String.format(Locale.ROOT, "%.3f", factor));
        settings.put("reset-after-halt-seconds", "20");
        settings.put("faults", faults);
        return settings;
    }
}
