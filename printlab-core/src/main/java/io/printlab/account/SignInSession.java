package io.printlab.account;

import java.time.Instant;

/**
 * A browser that is signed in. The token in the cookie is never stored.
 *
 * @param id names the session to its owner; no secret
 * @param tokenHash SHA-256 of the cookie's token, in lower-case hexadecimal digits
 * @param csrfToken what every form of this session carries
 * @param expiresAt the absolute end
 * @param authenticatedAt when the person last proved who it is
 * @param address where the sign-in came from
 * @param browser what the browser says it is: hostile, at most 300 characters
 */
public record SignInSession(
        String id,
        String tokenHash,
        UserId user,
        String csrfToken,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        Instant authenticatedAt,
        String address,
        String browser) {
    @Override
    public String toString() {
        return "SignInSession[" + id + " of " + user + "]";
    }
}
