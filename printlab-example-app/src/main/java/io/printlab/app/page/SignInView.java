package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * The door.
 *
 * @param name what the visitor typed last time, or empty
 * @param next local path to go to afterwards
 * @param fault why it did not work, or null
 */
public record SignInView(String name, String next, @Nullable String fault) {}
