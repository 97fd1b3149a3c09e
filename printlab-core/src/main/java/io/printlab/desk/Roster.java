package io.printlab.desk;

import io.printlab.account.Group;
import io.printlab.account.User;
import java.util.List;

/**
 * A group and who is in it.
 *
 * @param members by their sign-in names
 */
public record Roster(Group group, List<User> members) {
    public Roster {
        members = List.copyOf(members);
    }

    /** Whether this member is of the group's staff. */
    public boolean isStaff(User member) {
        return member.staffOf().contains(group.name());
    }
}
