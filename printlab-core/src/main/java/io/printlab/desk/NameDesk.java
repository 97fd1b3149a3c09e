package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.store.LabStore;
import java.util.Optional;

/** What people are called, for those who may see the queue. Thread-safe; may block on the database. */
public final class NameDesk {
    private final LabStore store;

    public NameDesk(LabStore store) {
        this.store = store;
    }

    /** What other people read; empty for somebody whom the lab does not know any more. */
    public Optional<String> displayName(Actor actor, UserId id) {
        return user(actor, id).map(User::displayName);
    }

    /** What the person signs in with. */
    public Optional<String> signInName(Actor actor, UserId id) {
        return user(actor, id).map(User::name);
    }

    private Optional<User> user(Actor actor, UserId id) {
        Access.require(actor, Permission.SEE_QUEUE, "see who people are");
        return store.users().byId(id);
    }
}
