package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * The second step of a sign-in.
 *
 * @param next local path to go to afterwards
 * @param fault why it did not work, or null
 */
public record CodeView(String next, @Nullable String fault) {}
