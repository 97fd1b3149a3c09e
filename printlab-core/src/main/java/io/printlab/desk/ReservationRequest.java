package io.printlab.desk;

import io.printlab.device.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a member of staff wants kept free.
 *
 * @param userName whose jobs alone are to run, as the person signs in, or null
 * @param group whose members' jobs alone are to run, or null; with neither user nor group nothing runs: maintenance
 * @param purpose for people, 1 to 200 characters
 */
public record ReservationRequest(
        DeviceId device,
        @Nullable String userName,
        @Nullable String group,
        Instant from,
        Instant to,
        String purpose) {}
