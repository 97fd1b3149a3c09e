package io.printlab.app.signin;

import io.printlab.account.User;

/**
 * Who a session's token stands for.
 *
 * @param sessionId names the session to its owner
 * @param recent whether the person proved who it is within the last ten minutes
 * @param secondFactorDue whether the role needs a second factor and the person has none yet
 */
public record SignedIn(User user, String csrfToken, String sessionId, boolean recent, boolean secondFactorDue) {
    @Override
    public String toString() {
        return "SignedIn[" + user.name() + "]";
    }
}
