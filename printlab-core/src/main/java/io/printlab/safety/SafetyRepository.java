package io.printlab.safety;

import io.printlab.device.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How devices are kept safe, and their alarms. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface SafetyRepository {
    /** What somebody has set; empty where the defaults hold. */
    Optional<SafetySettings> of(DeviceId device);

    /**
     * Stores the next value if the stored version is still {@code next.version() - 1}.
     *
     * @return false if another change came first
     */
    boolean store(SafetySettings next, String by, Instant now);

    /**
     * Keeps an alarm and logs an event.
     *
     * @return with its id; empty if the same alarm (device, heater, kind) stands already
     */
    Optional<ThermalAlarm> raise(ThermalAlarm alarm);

    /** The alarms that stand, oldest first. */
    List<ThermalAlarm> standing();

    Optional<ThermalAlarm> alarm(long id);

    /**
     * A person has seen to it; logs an event.
     *
     * @return false if it does not stand any more
     */
    boolean acknowledge(long id, String by, Instant now);
}
