package io.printlab.app.page;

import io.printlab.account.User;
import java.util.List;
import java.util.TreeSet;

/**
 * The people of the lab.
 *
 * @param text what was searched for
 * @param next name after which the next page begins; empty on the last page
 */
public record PeopleView(String text, List<Line> people, String next) {
    static final int PAGE = 100;

    /** A person in the list. */
    public record Line(long id, String name, String displayName, String role, String groups, boolean active) {}

    static PeopleView of(String text, List<User> found) {
        List<Line> lines = found.stream()
                .map(user -> new Line(
                        user.id().value(),
                        user.name(),
                        user.displayName(),
                        RoleText.of(user.role()),
                        String.join(", ", new TreeSet<>(user.groups())),
                        user.active()))
                .toList();
        return new PeopleView(
                text,
                lines,
                lines.size() < PAGE ? "" : lines.get(lines.size() - 1).name());
    }
}
