package io.printlab.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invitations. Thread-safe; every method may block on the database and throws UNAVAILABLE without it. */
public interface InvitationRepository {
    /** @return the invitation with its id */
    Invitation add(String tokenHash, Invitation wanted);

    /** Those with which an account can be made now, newest first, at most 500. */
    List<Invitation> open(Instant now);

    /** The invitation, if an account can be made with it now. */
    Optional<Invitation> open(String tokenHash, Instant now);

    Optional<Invitation> byId(long id);

    /** Takes it back; false if there is none, or none any more. */
    boolean withdraw(long id);

    /**
     * Takes back all that somebody made.
     *
     * @param by label of who made them
     * @return how many
     */
    int withdrawAllOf(String by);

    /**
     * Makes an account with the invitation's role, e-mail address and, if it is still there, group and uses the invitation once, both or neither. Of
     * several calls at once, no more succeed than there are uses.
     *
     * @param name as {@link UserName#checked} returns it
     * @return empty if the invitation is not open, and nothing is changed then
     * @throws io.printlab.error.PrintLabException with category CONFLICT if the name is taken; the invitation stays as it was
     */
    Optional<User> accept(String tokenHash, String name, String displayName, String encodedHash, Instant now);

    /** Removes the invitations whose end is before now; returns how many. */
    int removeExpired(Instant now);
}
