package io.printlab.device;

import io.printlab.error.PrintLabException;
import java.time.Instant;

/**
 * Why staff keep a device from the queue.
 *
 * @param reason 1 to 200 characters
 * @param by label of who said so
 */
public record Maintenance(String reason, String by, Instant since) {
    private static final int LONGEST = 200;

    public Maintenance {
        reason = reason.strip();
        if (reason.isEmpty() || reason.length() > LONGEST || reason.chars().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user("Say why the device is taken from the queue, in 1 to " + LONGEST
                    + " plain characters, such as: nozzle is clogged.");
        }
    }
}
