package io.printlab.app.signin;

import java.time.Instant;

/** What a person's telephone shows. */
public final class AuthenticatorApp {
    private AuthenticatorApp() {}

    /** @param secret in Base32, as the page shows it */
    public static String code(String secret, Instant now) {
        return Totp.code(secret.replace(" ", ""), Totp.step(now));
    }
}
