package io.printlab.app.page;

import io.printlab.account.Group;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.desk.Roster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The groups that the visitor looks after.
 *
 * @param all whether the visitor makes groups and says who is of their staff
 */
public record GroupsView(List<GroupCard> groups, boolean all) {
    /**
     * A group with its members.
     *
     * @param path of the group's forms
     * @param id of its elements on the page
     */
    public record GroupCard(
            String name,
            String title,
            String kind,
            String kindText,
            String path,
            String id,
            List<MemberLine> members) {}

    /**
     * A member.
     *
     * @param removable by this visitor
     */
    public record MemberLine(String name, String displayName, boolean staff, boolean removable, String id) {}

    static GroupsView of(Viewing viewing) {
        boolean all = viewing.actor().may(Permission.MANAGE_PEOPLE);
        List<Roster> rosters = viewing.lab().groups().rosters(viewing.actor());
        return new GroupsView(
                java.util.stream.IntStream.range(0, rosters.size())
                        .mapToObj(index -> card(rosters.get(index), "group-" + index, all))
                        .toList(),
                all);
    }

    private static GroupCard card(Roster roster, String id, boolean all) {
        Group group = roster.group();
        List<User> members = roster.members();
        return new GroupCard(
                group.name(),
                group.title(),
                group.kind().name(),
                group.kind() == Group.Kind.CLASS ? "Class" : "Team",
                "/groups/"
                        + URLEncoder.encode(group.name(), StandardCharsets.UTF_8)
                                .replace("+", "%20"),
                id,
                members.stream()
                        .map(member -> new MemberLine(
                                member.name(),
                                member.displayName(),
                                roster.isStaff(member),
                                all || !roster.isStaff(member),
                                id + "-" + member.id()))
                        .toList());
    }
}
