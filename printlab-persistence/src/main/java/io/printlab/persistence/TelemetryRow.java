package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.device.Telemetry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record TelemetryRow(
        DeviceId device,
        Instant at,
        @Nullable Long job,
        @Nullable Double progress,
        @Nullable Duration remaining,
        String activity,
        Temperatures temperatures) {
    static TelemetryRow of(Telemetry telemetry) {
        return new TelemetryRow(
                telemetry.device(),
                telemetry.at(),
                telemetry.job(),
                telemetry.progress(),
                telemetry.remaining(),
                telemetry.activity(),
                new Temperatures(telemetry.temperatures()));
    }

    Telemetry toTelemetry() {
        return new Telemetry(device, at, job, progress, remaining, activity, temperatures.values());
    }
}
