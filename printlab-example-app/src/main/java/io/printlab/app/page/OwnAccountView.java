package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * The visitor's own password, e-mail address and data.
 *
 * @param fault why the last wish was not done, or null
 */
public record OwnAccountView(String email, @Nullable String fault) {}
