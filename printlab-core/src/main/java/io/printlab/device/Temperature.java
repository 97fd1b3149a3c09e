package io.printlab.device;

import org.jspecify.annotations.Nullable;

/**
 * One heater's temperature in degrees Celsius.
 *
 * @param heater {@code nozzle}, {@code bed}, {@code chamber}, or {@code nozzle1} for further tools
 * @param target null where the device does not say; 0 is off
 */
public record Temperature(
        String heater, double actual, @Nullable Double target) {}
