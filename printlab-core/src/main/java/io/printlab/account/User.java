package io.printlab.account;

import java.time.Instant;

/**
 * A person whom the lab knows.
 *
 * @param name what the person signs in with: lower case, unique in the lab
 * @param displayName what other people read
 */
public record User(UserId id, String name, String displayName, Role role, boolean active, Instant createdAt) {}
