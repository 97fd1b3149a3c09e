package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device kept for somebody, or from everybody, for a time.
 *
 * @param user whose jobs alone may run then, or null
 * @param group whose members' jobs alone may run then, or null; with neither user nor group it is maintenance, and nothing runs
 * @param from inclusive
 * @param to exclusive, after from
 * @param purpose for people, 1 to 200 characters
 * @param by label of who made it
 */
public record Reservation(
        long id,
        DeviceId device,
        @Nullable UserId user,
        @Nullable String group,
        Instant from,
        Instant to,
        String purpose,
        String by) {
    /** Kept from everybody. */
    public boolean isMaintenance() {
        return user == null && group == null;
    }

    /** Whether it is on at this time. */
    public boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
