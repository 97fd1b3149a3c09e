package io.printlab.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that is made for somebody, who chooses the password with a link.
 *
 * @param name as {@link UserName#checked} returns it
 * @param email as {@link EmailAddress#checked} returns it, or null
 * @param group as {@link GroupName#checked} returns it, or null
 * @param tokenHash SHA-256 of the link's token, in lower-case hexadecimal digits
 * @param linkExpiresAt from then on the link does nothing
 */
public record Enrolment(
        String name,
        String displayName,
        @Nullable String email,
        @Nullable String group,
        String tokenHash,
        Instant linkExpiresAt) {}
