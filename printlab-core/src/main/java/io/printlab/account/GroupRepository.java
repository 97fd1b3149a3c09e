package io.printlab.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups and who is in them. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface GroupRepository {
    /** @throws io.printlab.error.PrintLabException with category CONFLICT if there is a group of that name */
    Group add(Group group, Instant now);

    /**
     * Changes what a group is called and its kind.
     *
     * @throws io.printlab.error.PrintLabException with category NOT_FOUND if there is no group of that name
     */
    Group change(Group group);

    /** Removes a group and takes its members out; its jobs keep its name. False if there is none. */
    boolean remove(String name);

    Optional<Group> byName(String name);

    /** All groups by name. */
    List<Group> all();

    /** The members of a group by their identity; none for an unknown group. */
    List<GroupMember> members(String name);

    /**
     * Puts somebody into a group, or changes whether a member is of its staff.
     *
     * @throws io.printlab.error.PrintLabException with category NOT_FOUND if there is no such group or user
     */
    void put(String name, GroupMember member);

    /** Takes a member out; false if the person is not in the group. */
    boolean takeOut(String name, UserId user);

    /** Who is in each of these groups; unknown and empty ones are left out. */
    Map<String, Set<UserId>> usersIn(Collection<String> names);
}
