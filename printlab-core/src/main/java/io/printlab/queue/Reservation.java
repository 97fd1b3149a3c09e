package io.printlab.queue;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
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
    public Reservation withId(long next) {
        return new Reservation(next, device, user, group, from, to, purpose, by);
    }

    /** The refusal of another reservation that overlaps this one. */
    public PrintLabException overlaps() {
        return PrintLabException.conflict("Device " + device + " is reserved from " + Figures.text(from) + " to "
                + Figures.text(to) + " already (reservation " + id + ", " + purpose
                + "). Choose another time or device, or remove that one first.");
    }

    /** Kept from everybody. */
    public boolean isMaintenance() {
        return user == null && group == null;
    }

    /** Whether it is on at this time. */
    public boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
