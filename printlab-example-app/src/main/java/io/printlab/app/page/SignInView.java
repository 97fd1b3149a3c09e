package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * The door.
 *
 * @param name what the visitor typed last time, or empty
 * @param next local path to go to afterwards
 * @param fault why it did not work, or null
 * @param provider what the identity provider's button says; null without one
 */
public record SignInView(
        String name,
        String next,
        @Nullable String fault,
        @Nullable String provider) {
    /** Where the provider's button leads. */
    public String providerPath() {
        return "/sign-in/sso?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8);
    }
}
