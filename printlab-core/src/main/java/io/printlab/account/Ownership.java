package io.printlab.account;

import org.jspecify.annotations.Nullable;

/**
 * Whose a job is.
 *
 * @param user who handed it in
 * @param group the group that it is for, or null
 */
public record Ownership(UserId user, @Nullable String group) {}
