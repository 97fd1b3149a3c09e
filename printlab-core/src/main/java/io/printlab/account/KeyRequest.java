package io.printlab.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program that asks for an API key of whoever is in front of it. The token by which it asks again is never stored.
 *
 * @param id by which the person who decides finds it
 * @param tokenHash SHA-256 of the program's token, in lower-case hexadecimal digits
 * @param program what it calls itself
 * @param address where it asked from
 * @param expiresAt until when it can be decided and the key be fetched
 * @param decidedBy whose key it is to be, or who refused; null while nobody has decided
 */
public record KeyRequest(
        String id,
        String tokenHash,
        String program,
        String address,
        Instant expiresAt,
        @Nullable UserId decidedBy,
        boolean allowed) {}
