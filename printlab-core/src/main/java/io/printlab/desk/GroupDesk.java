package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.GroupName;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Groups and who is in them. Who manages people does everything here; the staff of a group see it, and put in and take out members who
 * are not of its staff. Thread-safe; every method may block on the database and throws {@link PrintLabException}: NOT_FOUND for an
 * unknown group or person, FORBIDDEN, CONFLICT.
 */
public final class GroupDesk {
    private final LabStore store;
    private final AuditLog audit;
    private final Clock clock;

    public GroupDesk(LabStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The groups that the actor looks after, by name: all of them, or those whose staff the actor is. */
    public List<Group> groups(Actor actor) {
        requireSomeGroup(actor);
        return store.groups().all().stream()
                .filter(group -> Access.mayManage(actor, group.name()))
                .toList();
    }

    /** The groups that the actor is in, by name. */
    public List<Group> own(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see your groups");
        return Optional.ofNullable(actor.user())
                .flatMap(store.users()::byId)
                .map(user -> store.groups().all().stream()
                        .filter(group -> user.groups().contains(group.name()))
                        .toList())
                .orElse(List.of());
    }

    public Roster roster(Actor actor, String name) {
        Group group = managed(actor, name);
        return new Roster(group, members(group, store.users().all()));
    }

    /** The groups that the actor looks after with their members, by name. */
    public List<Roster> rosters(Actor actor) {
        List<Group> groups = groups(actor);
        List<User> users = store.users().all();
        return groups.stream()
                .map(group -> new Roster(group, members(group, users)))
                .toList();
    }

    public Group make(Actor actor, String name, String title, Group.Kind kind) {
        Access.require(actor, Permission.MANAGE_PEOPLE, "make groups");
        Group wanted = Group.checked(name, title, kind);
        return audit.decided(
                actor,
                AuditAction.GROUP_MADE,
                () -> store.groups().add(wanted, clock.instant()),
                made -> AuditChange.of(AuditSubject.Kind.GROUP, made.name(), facts(made)));
    }

    /** Changes what a group is called and its kind. */
    public Group change(Actor actor, String name, String title, Group.Kind kind) {
        Access.require(actor, Permission.MANAGE_PEOPLE, "change groups");
        Group wanted = Group.checked(name, title, kind);
        AuditFacts before =
                store.groups().byName(wanted.name()).map(GroupDesk::facts).orElse(AuditFacts.NONE);
        return audit.decided(
                actor,
                AuditAction.GROUP_CHANGED,
                () -> store.groups().change(wanted),
                changed -> AuditChange.of(AuditSubject.Kind.GROUP, changed.name(), before, facts(changed)));
    }

    /** Removes a group; its members are no longer in it, and the jobs that were for it keep its name. */
    public void remove(Actor actor, String name) {
        Access.require(actor, Permission.MANAGE_PEOPLE, "remove groups");
        String legal = GroupName.checked(name);
        audit.decided(
                actor,
                AuditAction.GROUP_REMOVED,
                () -> store.groups()
                        .byName(legal)
                        .filter(group -> store.groups().remove(legal))
                        .orElseThrow(GroupDesk::unknown),
                gone -> AuditChange.of(AuditSubject.Kind.GROUP, legal, facts(gone), AuditFacts.NONE));
    }

    /**
     * Puts somebody into a group, or changes whether a member is of its staff.
     *
     * @param staff true only from who manages people
     */
    public Roster put(Actor actor, String name, String userName, boolean staff) {
        Group group = managed(actor, name);
        User user = user(userName);
        if (staff || user.staffOf().contains(group.name())) {
            Access.require(actor, Permission.MANAGE_PEOPLE, "say who is of a group's staff");
        }
        decided(actor, user, group, () -> store.groups().put(group.name(), new GroupMember(user.id(), staff)));
        return roster(actor, group.name());
    }

    public Roster takeOut(Actor actor, String name, String userName) {
        Group group = managed(actor, name);
        User user = user(userName);
        if (user.staffOf().contains(group.name())) {
            Access.require(actor, Permission.MANAGE_PEOPLE, "say who is of a group's staff");
        }
        decided(actor, user, group, () -> {
            if (!store.groups().takeOut(group.name(), user.id())) {
                throw PrintLabException.notFound(
                        user.name() + " is not in the group " + group.name() + ". Look at the list of its members.");
            }
        });
        return roster(actor, group.name());
    }

    private void decided(Actor actor, User before, Group group, Runnable change) {
        audit.decided(
                actor,
                AuditAction.USER_GROUP_CHANGED,
                () -> {
                    change.run();
                    return user(before.name());
                },
                after -> AuditChange.of(AuditSubject.Kind.USER, after.id(), facts(before, group), facts(after, group)));
    }

    private static AuditFacts facts(User user, Group group) {
        return AuditFacts.of("group", group.name())
                .with("in", user.groups().contains(group.name()))
                .with("staff", user.staffOf().contains(group.name()));
    }

    private static AuditFacts facts(Group group) {
        return AuditFacts.of("title", group.title()).with("kind", group.kind());
    }

    private static List<User> members(Group group, List<User> users) {
        return users.stream()
                .filter(user -> user.groups().contains(group.name()))
                .toList();
    }

    private Group managed(Actor actor, String name) {
        requireSomeGroup(actor);
        String legal = GroupName.checked(name);
        Access.requireManage(actor, legal);
        return store.groups().byName(legal).orElseThrow(GroupDesk::unknown);
    }

    private static void requireSomeGroup(Actor actor) {
        Access.requireSomewhere(actor, Permission.MANAGE_PEOPLE, "look after groups");
    }

    private User user(String name) {
        return store.users()
                .byName(name.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> PrintLabException.notFound(
                        "Nobody signs in with that name. Name a person as the person signs in."));
    }

    private static PrintLabException unknown() {
        return PrintLabException.notFound("There is no group of that name. Look at the list of groups.");
    }
}
