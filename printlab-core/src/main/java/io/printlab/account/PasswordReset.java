package io.printlab.account;

import java.time.Instant;

/**
 * A link with which a person chooses a new password, once. The token in the link is never stored.
 *
 * @param tokenHash SHA-256 of the link's token, in lower-case hexadecimal digits
 * @param by label of who made it, as {@link Actor#label} gives it
 * @param expiresAt from then on the link does nothing
 */
public record PasswordReset(String tokenHash, UserId user, String by, Instant createdAt, Instant expiresAt) {}
