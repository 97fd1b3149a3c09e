package io.printlab.app.signin;

import io.printlab.account.User;

/**
 * A sign-in that succeeded.
 *
 * @param token what the browser's cookie holds; it is stored nowhere
 */
public record OpenedSession(User user, String token, String csrfToken) implements SignInOutcome {
    @Override
    public String toString() {
        return "OpenedSession[" + user.name() + "]";
    }
}
