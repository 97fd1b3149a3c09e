package io.printlab.event;

import io.printlab.device.Telemetry;

/** Follows the telemetry of the devices in this process. Called on worker threads; returns at once. */
@FunctionalInterface
public interface TelemetryListener {
    void reported(Telemetry telemetry);
}
