package io.printlab.account;

import java.time.Instant;

/**
 * A browser that is signed in. The token in the cookie is never stored.
 *
 * @param tokenHash SHA-256 of the cookie's token, in lower-case hexadecimal digits
 * @param csrfToken what every form of this session carries
 * @param expiresAt the absolute end
 */
public record SignInSession(
        String tokenHash, UserId user, String csrfToken, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}
