package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Group;
import io.printlab.account.GroupMember;
import io.printlab.account.GroupName;
import io.printlab.account.Permission;
import io.printlab.account.User;
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
    private final Clock clock;

    public GroupDesk(LabStore store, Clock clock) {
        this.store = store;
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
        return store.groups().add(Group.checked(name, title, kind), clock.instant());
    }

    /** Changes what a group is called and its kind. */
    public Group change(Actor actor, String name, String title, Group.Kind kind) {
        Access.require(actor, Permission.MANAGE_PEOPLE, "change groups");
        return store.groups().change(Group.checked(name, title, kind));
    }

    /** Removes a group; its members are no longer in it, and the jobs that were for it keep its name. */
    public void remove(Actor actor, String name) {
        Access.require(actor, Permission.MANAGE_PEOPLE, "remove groups");
        if (!store.groups().remove(GroupName.checked(name))) {
            throw unknown();
        }
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
        store.groups().put(group.name(), new GroupMember(user.id(), staff));
        return roster(actor, group.name());
    }

    public Roster takeOut(Actor actor, String name, String userName) {
        Group group = managed(actor, name);
        User user = user(userName);
        if (user.staffOf().contains(group.name())) {
            Access.require(actor, Permission.MANAGE_PEOPLE, "say who is of a group's staff");
        }
        if (!store.groups().takeOut(group.name(), user.id())) {
            throw PrintLabException.notFound(
                    user.name() + " is not in the group " + group.name() + ". Look at the list of its members.");
        }
        return roster(actor, group.name());
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
