package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody who forgot the password asks for a new one.
 *
 * @param mailed whether the lab sends mail
 * @param asked whether a letter was asked for just now
 * @param fault why it did not work, or null
 */
public record ForgottenView(
        boolean mailed, boolean asked, @Nullable String fault) {}
