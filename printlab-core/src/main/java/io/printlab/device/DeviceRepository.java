package io.printlab.device;

import java.util.List;
import java.util.Optional;

/** Devices. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface DeviceRepository {
    /** Adds the device unless its id is there already; returns the device that stands. */
    Device add(Device device);

    Optional<Device> byId(DeviceId id);

    /** All devices by id. */
    List<Device> all();

    /**
     * Stores the next value of a device if the stored version is still {@code next.version() - 1}, and logs an event if
     * its status, bed, service or definition changed.
     *
     * @throws StaleDeviceException if another change came first
     */
    Device store(Device next);

    /** Replaces the telemetry of the device; not versioned, not logged. */
    void report(Telemetry telemetry);

    /** The newest telemetry of each device that has any. */
    List<Telemetry> telemetry();
}
