package io.printlab.app.signin;

import io.printlab.account.User;

/** Who a session's token stands for. */
public record SignedIn(User user, String csrfToken) {
    @Override
    public String toString() {
        return "SignedIn[" + user.name() + "]";
    }
}
