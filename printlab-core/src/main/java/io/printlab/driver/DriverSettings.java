package io.printlab.driver;

import io.printlab.device.DeviceDefinition;
import io.printlab.error.PrintLabException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of one device, complete with defaults and checked against the driver's description. Thread-safe. */
public final class DriverSettings {
    private final Map<String, String> values;

    private DriverSettings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Checks a definition against its driver.
     *
     * @throws PrintLabException with category USER that lists every fault at once, without the values
     */
    public static DriverSettings of(DeviceDefinition definition, DeviceDriver driver) {
        List<DriverSetting> described = driver.settings();
        SortedMap<String, String> faults = faults(described, definition.settings());
        if (!faults.isEmpty()) {
            List<String> sentences = new ArrayList<>();
            faults.forEach((key, fault) -> sentences.add("setting " + key + fault.replaceFirst("^It ", " ")));
            throw PrintLabException.user("Device " + definition.id() + " does not suit its driver " + driver.id() + ": "
                    + String.join(" ", sentences));
        }
        Map<String, String> values = new TreeMap<>();
        for (DriverSetting setting : described) {
            String given = definition.settings().get(setting.key());
            values.put(setting.key(), given == null ? String.valueOf(setting.defaultValue()) : given);
        }
        return new DriverSettings(values);
    }

    /** What is wrong with given settings, by key: a sentence each, without the value. Empty if nothing is. */
    public static SortedMap<String, String> faults(List<DriverSetting> described, Map<String, String> given) {
        SortedMap<String, String> faults = new TreeMap<>();
        String known = described.stream().map(DriverSetting::key).sorted().collect(Collectors.joining(", "));
        given.keySet().forEach(key -> faults.put(key, "It is not known to the driver, which knows: " + known + "."));
        for (DriverSetting setting : described) {
            String value = given.get(setting.key());
            String fault = value != null ? setting.fault(value) : setting.isRequired() ? "It is needed." : null;
            faults.remove(setting.key());
            if (fault != null) {
                faults.put(setting.key(), fault);
            }
        }
        return Collections.unmodifiableSortedMap(faults);
    }

    /**
     * The value of a setting, or its default.
     *
     * @throws IllegalArgumentException if the driver does not describe the key: a defect of the driver
     */
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the driver does not describe a setting " + key);
        }
        return value;
    }

    /** The value of an {@link DriverSetting.Kind#INTEGER} setting. */
    public int integer(String key) {
        return Integer.parseInt(text(key));
    }

    /** The value of a {@link DriverSetting.Kind#DECIMAL} or INTEGER setting. */
    public double decimal(String key) {
        return Double.parseDouble(text(key));
    }

    /** The value of a {@link DriverSetting.Kind#YES_NO} setting. */
    public boolean yes(String key) {
        return Boolean.parseBoolean(text(key));
    }
}
