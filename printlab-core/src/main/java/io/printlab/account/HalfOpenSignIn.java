package io.printlab.account;

import java.time.Instant;

/**
 * Somebody who gave the right password and owes the second factor. It opens nothing but the way to give it.
 *
 * @param tokenHash SHA-256 of the cookie's token, in lower-case hexadecimal digits
 */
public record HalfOpenSignIn(String tokenHash, UserId user, Instant expiresAt) {}
