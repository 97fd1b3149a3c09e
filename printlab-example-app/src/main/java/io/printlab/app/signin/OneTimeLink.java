package io.printlab.app.signin;

import java.time.Instant;

/**
 * A link that was just made.
 *
 * @param token what makes it work: shown once and stored nowhere
 * @param expiresAt from then on it does nothing
 */
public record OneTimeLink(String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "OneTimeLink[until " + expiresAt + "]";
    }
}
