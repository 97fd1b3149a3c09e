package io.printlab.app.signin;

import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.GroupName;
import io.printlab.account.User;
import io.printlab.account.UserName;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Who is in which group, for whoever has the command line: nobody is asked for rights. Thread-safe; throws UNAVAILABLE without the database. */
@Singleton
public final class GroupBook {
    private final LabStore store;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    GroupBook(LabStore store, Clock clock) {
        this.store = store;
        this.audit = new AuditLog(store.audit(), store.users(), clock);
        this.clock = clock;
    }

    /**
     * Puts a user into a group; a group that does not exist yet is made, as a class.
     *
     * @return the user after that
     * @throws PrintLabException USER if the group's name does not do, NOT_FOUND if there is no such user
     */
    public User join(Actor by, String name, String group, boolean staff) {
        User user = user(name);
        String known = GroupName.checked(group);
        if (store.groups().byName(known).isEmpty()) {
            store.groups().add(Group.checked(group, "", Group.Kind.CLASS), clock.instant());
        }
        decided(by, user, known, () -> store.groups().put(known, new GroupMember(user.id(), staff)));
        return user(name);
    }

    /** @throws PrintLabException NOT_FOUND if there is no such user, or the user is not in the group */
    public User leave(Actor by, String name, String group) {
        User user = user(name);
        String known = GroupName.checked(group);
        decided(by, user, known, () -> {
            if (!store.groups().takeOut(known, user.id())) {
                throw PrintLabException.notFound("User " + user.name() + " is not in group " + known
                        + ". The user is in "
                        + (user.groups().isEmpty() ? "none" : String.join(", ", user.groups())) + ".");
            }
        });
        return user(name);
    }

    private void decided(Actor by, User before, String group, Runnable change) {
        audit.decided(
                by,
                AuditAction.USER_GROUP_CHANGED,
                () -> {
                    change.run();
                    return user(before.name());
                },
                after -> AuditChange.of(AuditSubject.Kind.USER, after.id(), facts(before, group), facts(after, group)));
    }

    private static AuditFacts facts(User user, String group) {
        return AuditFacts.of("group", group)
                .with("in", user.groups().contains(group))
                .with("staff", user.staffOf().contains(group));
    }

    private User user(String name) {
        String known = UserName.checked(name);
        return store.users()
                .byName(known)
                .orElseThrow(
                        () -> PrintLabException.notFound("There is no user " + known + ". Look for a typing mistake."));
    }
}
