package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.ApiKey;
import io.printlab.account.User;

/** A key that a program showed, and its owner. */
public record ShownKey(User owner, ApiKey key) {
    /** The owner, with the rights that the key carries. */
    public Actor actor() {
        return Actor.of(owner).through(key.limits());
    }
}
