package io.printlab.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person whom the lab knows.
 *
 * @param name what the person signs in with: lower case, unique in the lab
 * @param displayName what other people read
 * @param group the one group that the person is in, as {@link GroupName#checked} returns it, or null
 */
public record User(
        UserId id,
        String name,
        String displayName,
        Role role,
        boolean active,
        Instant createdAt,
        @Nullable String group) {}
