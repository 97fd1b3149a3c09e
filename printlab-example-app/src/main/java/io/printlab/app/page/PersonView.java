package io.printlab.app.page;

import io.printlab.account.Permission;
import io.printlab.account.Role;
import io.printlab.account.SignInSession;
import io.printlab.account.User;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One person, as who looks after people sees them.
 *
 * @param roles what the person could be
 * @param link with which the person chooses a new password, shown this once; else null
 * @param self whether it is the visitor
 * @param administers whether the visitor changes roles and deactivates accounts
 */
public record PersonView(
        long id,
        String name,
        String displayName,
        String role,
        List<Choice> roles,
        String groups,
        String email,
        boolean active,
        Moment since,
        List<Session> sessions,
        @Nullable Link link,
        boolean self,
        boolean administers) {
    /** A role to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A browser that is signed in. */
    public record Session(Moment since, Moment lastSeen) {}

    /** A link to hand over. */
    public record Link(String address, Moment until) {}

    static PersonView of(Viewing viewing, User user, String email, List<SignInSession> sessions, @Nullable Link link) {
        return new PersonView(
                user.id().value(),
                user.name(),
                user.displayName(),
                RoleText.of(user.role()),
                Arrays.stream(Role.values())
                        .map(role -> new Choice(role.name(), RoleText.of(role), role == user.role()))
                        .toList(),
                String.join(", ", new TreeSet<>(user.groups())),
                email,
                user.active(),
                viewing.moment(user.createdAt()),
                sessions.stream()
                        .map(session ->
                                new Session(viewing.moment(session.createdAt()), viewing.moment(session.lastSeenAt())))
                        .toList(),
                link,
                viewing.actor().is(user.id()),
                viewing.actor().may(Permission.ADMINISTER));
    }
}
