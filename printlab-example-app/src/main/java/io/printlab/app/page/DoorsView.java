package io.printlab.app.page;

import io.printlab.account.SignInSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the visitor signs in, and where the visitor is signed in.
 *
 * @param provider what the identity provider is called; null without one
 * @param linked the visitor's identities there
 */
public record DoorsView(
        List<SessionLine> sessions,
        boolean secondFactorOn,
        int recoveryCodesLeft,
        @Nullable String provider,
        List<IdentityLine> linked) {
    /** A browser in which the visitor is signed in. */
    public record SessionLine(
            String id, String browser, String address, Moment since, Moment lastSeen, boolean current) {
        static SessionLine of(Viewing viewing, SignInSession session, String currentId) {
            return new SessionLine(
                    session.id(),
                    BrowserText.of(session.browser()),
                    session.address(),
                    viewing.moment(session.createdAt()),
                    viewing.moment(session.lastSeenAt()),
                    session.id().equals(currentId));
        }
    }

    /** Who the visitor is at the identity provider. */
    public record IdentityLine(String subject, Moment since) {}

    /** Whether there is a session to end besides this one. */
    public boolean hasOthers() {
        return sessions.stream().anyMatch(session -> !session.current());
    }
}
