package io.printlab.safety;

import io.printlab.device.DeviceId;

/**
 * How one device is kept safe.
 *
 * @param version counts the stored changes; 0 while nobody has changed the defaults
 */
public record SafetySettings(
        DeviceId device, long version, PrintEnds ends, ThermalLimits thermal, DeviceScripts scripts) {
    public static SafetySettings defaults(DeviceId device) {
        return new SafetySettings(device, 0, PrintEnds.DEFAULT, ThermalLimits.DEFAULT, DeviceScripts.NONE);
    }

    public SafetySettings next(PrintEnds nextEnds, ThermalLimits nextThermal, DeviceScripts nextScripts) {
        return new SafetySettings(device, version + 1, nextEnds, nextThermal, nextScripts);
    }
}
