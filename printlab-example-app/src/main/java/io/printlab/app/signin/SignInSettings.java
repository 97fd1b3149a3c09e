package io.printlab.app.signin;

import io.printlab.account.Role;
import java.time.Duration;
import java.util.Set;

/**
 * How long sessions last, and who needs a second factor.
 *
 * @param longest the absolute end of a session
 * @param idle its end without a request
 * @param secondFactorRoles the roles whose people reach nothing before they have set one up
 */
public record SignInSettings(Duration longest, Duration idle, Set<Role> secondFactorRoles) {
    public static final SignInSettings DEFAULT = new SignInSettings(Duration.ofDays(7), Duration.ofHours(12), Set.of());

    public SignInSettings {
        secondFactorRoles = Set.copyOf(secondFactorRoles);
    }
}
