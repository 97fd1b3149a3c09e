package io.printlab.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A personal key for programs. The secret itself is never stored.
 *
 * @param lookup the public part of the key by which it is found
 * @param secretHash SHA-256 of the whole key, in lower-case hexadecimal digits
 */
public record ApiKey(
        long id,
        UserId owner,
        String name,
        String lookup,
        String secretHash,
        KeyLimits limits,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
