package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody who is not signed in chooses a name or a password.
 *
 * @param token of the link, or the setup code as it was typed
 * @param name the sign-in name as it is, is proposed or was typed
 * @param displayName as it was typed
 * @param fault why it did not work, or null
 */
public record NewPasswordView(
        String token,
        String name,
        String displayName,
        @Nullable String fault) {}
