package io.printlab.driver;

import io.printlab.device.DeviceDefinition;
import io.printlab.error.PrintLabException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of one device, complete with defaults and checked against the driver's description. */
public final class DriverSettings {
    private final Map<String, String> values;

    private DriverSettings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Checks a definition against its driver.
     *
     * @throws PrintLabException with category USER that lists every fault at once
     */
    public static DriverSettings of(DeviceDefinition definition, DeviceDriver driver) {
        Map<String, String> values = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (DriverSetting setting : driver.settings()) {
            String given = definition.settings().get(setting.key());
            String value = given == null ? setting.defaultValue() : given;
            if (value == null) {
                faults.add("setting " + setting.key() + " (" + setting.label() + ") is missing");
            } else if (!isLegal(setting.kind(), value)) {
                faults.add("setting " + setting.key() + " is not of the kind " + setting.kind());
            } else {
                values.put(setting.key(), value);
            }
        }
        String known =
                driver.settings().stream().map(DriverSetting::key).sorted().collect(Collectors.joining(", "));
        definition.settings().keySet().stream()
                .filter(key -> driver.settings().stream()
                        .noneMatch(setting -> setting.key().equals(key)))
                .sorted()
                .forEach(key -> faults.add(
                        "setting " + key + " is not known to driver " + driver.id() + " (it knows: " + known + ")"));
        if (!faults.isEmpty()) {
            throw PrintLabException.user("Device " + definition.id() + ": " + String.join("; ", faults) + ".");
        }
        return new DriverSettings(values);
    }

    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the driver does not describe a setting " + key);
        }
        return value;
    }

    public int integer(String key) {
        return Integer.parseInt(text(key));
    }

    public double decimal(String key) {
        return Double.parseDouble(text(key));
    }

    public boolean yes(String key) {
        return Boolean.parseBoolean(text(key));
    }

    private static boolean isLegal(DriverSetting.Kind kind, String value) {
        if (value.length() > 1000) {
            return false;
        }
        return switch (kind) {
            case TEXT, SECRET -> true;
            case INTEGER -> value.matches("-?[0-9]{1,9}");
            case DECIMAL -> value.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
            case YES_NO -> value.equals("true") || value.equals("false");
            case SERIAL_PORT -> !value.isBlank();
            case URL -> isUrl(value);
        };
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
