package io.printlab.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The key that a person's authenticator app shares with the lab.
 *
 * @param secret in Base32, as the app takes it
 * @param confirmedAt when the person showed that the app has it; null until then, and it asks for nothing until then
 * @param lastStep the time step of the last code that was taken: neither it nor an earlier one is taken again
 */
public record SecondFactor(
        UserId user,
        String secret,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        long lastStep) {
    public boolean isOn() {
        return confirmedAt != null;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SecondFactor[of " + user + ", confirmedAt=" + confirmedAt + "]";
    }
}
