package io.printlab.app.page;

import io.printlab.account.Invitation;
import io.printlab.account.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invitations that are open, and the form for another.
 *
 * @param link of the one that was made just now, shown this once; else null
 * @param fault why none was made, or null
 */
public record InvitationsView(
        List<Line> invitations,
        List<PersonView.Choice> roles,
        PersonView.@Nullable Link link,
        @Nullable String fault) {
    /** An open invitation. */
    public record Line(long id, String what, String whom, String by, Moment until) {}

    static InvitationsView of(
            Viewing viewing, List<Invitation> open, PersonView.@Nullable Link link, @Nullable String fault) {
        List<PersonView.Choice> roles = Arrays.stream(Role.values())
                .filter(role -> role != Role.DEVICE_NODE
                        && viewing.actor().permissions().containsAll(role.permissions()))
                .map(role -> new PersonView.Choice(role.name(), RoleText.of(role), role == Role.STUDENT))
                .toList();
        return new InvitationsView(
                open.stream().map(invitation -> line(viewing, invitation)).toList(), roles, link, fault);
    }

    private static Line line(Viewing viewing, Invitation invitation) {
        String group = invitation.group() == null ? "" : ", group " + invitation.group();
        String name = invitation.name() == null ? "" : invitation.name();
        String email = invitation.email() == null ? "" : invitation.email();
        String whom = name.isEmpty() || email.isEmpty() ? name + email : name + ", " + email;
        return new Line(
                invitation.id(),
                RoleText.of(invitation.role())
                        + group
                        + (invitation.uses() > 1 ? ", " + invitation.uses() + " uses left" : ""),
                whom,
                viewing.people().nameOf(invitation.by()),
                viewing.moment(invitation.expiresAt()));
    }
}
