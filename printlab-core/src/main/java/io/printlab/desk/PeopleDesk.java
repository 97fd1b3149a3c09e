package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.EmailAddress;
import io.printlab.account.Enrolment;
import io.printlab.account.Group;
import io.printlab.account.GroupName;
import io.printlab.account.Invitation;
import io.printlab.account.PasswordReset;
import io.printlab.account.Permission;
import io.printlab.account.Role;
import io.printlab.account.SignInSession;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.account.UserName;
import io.printlab.account.UserRepository;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to the lab: letting people in and keeping them out, their roles, links and invitations. Secrets never come here, only
 * their digests. Nobody gives more than they have: who manages people looks after those who do not, and administrators look after
 * all. Thread-safe; every method may block on the database.
 */
public final class PeopleDesk {
    /** What a person needs who looks after other people's accounts. */
    public static final Permission MANAGES = Permission.MANAGE_PEOPLE;

    private static final int MOST_INVITED = 500;
    private static final Duration BRIEFEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(90);

    private final LabStore store;
    private final AuditLog audit;
    private final Clock clock;

    public PeopleDesk(LabStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** People by name, as {@link UserRepository#search} finds them. */
    public List<User> search(Actor actor, String text, String after, int limit) {
        Access.require(actor, MANAGES, "see the people of the lab");
        return store.users().search(text.strip(), after, limit);
    }

    /** @throws PrintLabException NOT_FOUND if there is no such person */
    public User person(Actor actor, UserId id) {
        Access.require(actor, MANAGES, "see the people of the lab");
        return known(id);
    }

    public Optional<String> email(Actor actor, UserId id) {
        if (!actor.is(id)) {
            Access.require(actor, MANAGES, "see the people of the lab");
        }
        return store.users().email(id);
    }

    /** The sign-in sessions of a person, newest first. */
    public List<SignInSession> sessions(Actor actor, UserId id) {
        if (!actor.is(id)) {
            Access.require(actor, MANAGES, "see the people of the lab");
        }
        return store.sessions().ofUser(id);
    }

    /** @param email null or blank for none */
    public void setEmail(Actor actor, UserId id, @Nullable String email) {
        requireManages(actor, known(id));
        store(actor, id, email);
    }

    /** As {@link #setEmail}, for oneself. The caller has asked for the password again: who has the mail can have the password. */
    public void setOwnEmail(Actor actor, @Nullable String email) {
        UserId self = actor.user();
        if (self == null) {
            throw PrintLabException.forbidden("Only people have e-mail addresses.");
        }
        store(actor, self, email);
    }

    private void store(Actor actor, UserId id, @Nullable String email) {
        String checked = email == null || email.isBlank() ? null : EmailAddress.checked(email);
        audit.decidedAbout(id, actor, AuditAction.USER_CHANGED, () -> {
            store.users().setEmail(id, checked);
            return id;
        });
    }

    /**
     * Keeps a person out: sessions end, keys stop at once, and the person's invitations are withdrawn. The jobs stay.
     *
     * @throws PrintLabException CONFLICT for the last active administrator
     */
    public User deactivate(Actor actor, UserId id) {
        Access.require(actor, Permission.ADMINISTER, "deactivate accounts");
        known(id);
        return audit.decidedAbout(id, actor, AuditAction.USER_DEACTIVATED, () -> {
            User person = store.users().setActive(id, false).orElseThrow(PeopleDesk::lastAdministrator);
            withdrawAllOf(id);
            return person;
        });
    }

    /** Lets a person in again, with the password and the keys of before. */
    public User reactivate(Actor actor, UserId id) {
        Access.require(actor, Permission.ADMINISTER, "reactivate accounts");
        known(id);
        return audit.decidedAbout(
                id,
                actor,
                AuditAction.USER_REACTIVATED,
                () -> store.users().setActive(id, true).orElseThrow(PeopleDesk::lastAdministrator));
    }

    /**
     * Gives a person another role; never oneself. Invitations that the person made with the rights of before are withdrawn.
     *
     * @throws PrintLabException FORBIDDEN for one's own role, CONFLICT for that of the last active administrator
     */
    public User changeRole(Actor actor, UserId id, Role role) {
        Access.require(actor, Permission.ADMINISTER, "change roles");
        if (actor.is(id)) {
            throw PrintLabException.forbidden(
                    "Nobody changes their own role. Ask another administrator to change yours.");
        }
        requireHas(actor, role);
        Role before = known(id).role();
        return audit.decided(
                actor,
                AuditAction.USER_ROLE_CHANGED,
                () -> {
                    User person = store.users().setRole(id, role).orElseThrow(PeopleDesk::lastAdministrator);
                    withdrawAllOf(id);
                    return person;
                },
                person -> AuditChange.of(
                        AuditSubject.Kind.USER, id, AuditFacts.of("role", before), AuditFacts.of("role", role)));
    }

    /** Ends every sign-in session of a person; returns how many there were. */
    public int signOutEverywhere(Actor actor, UserId id) {
        if (!actor.is(id)) {
            requireManages(actor, known(id));
        }
        return audit.decidedAbout(
                id, actor, AuditAction.SESSIONS_ENDED, () -> store.sessions().removeOthers(id, ""));
    }

    /**
     * Makes a link that staff hand over.
     *
     * @param tokenHash as {@link PasswordReset} takes it
     * @throws PrintLabException FORBIDDEN if the person may more than the actor, CONFLICT if the person is deactivated
     */
    public PasswordReset resetPassword(Actor actor, UserId id, String tokenHash, Duration validFor) {
        User person = known(id);
        requireManages(actor, person);
        if (!person.active()) {
            throw PrintLabException.conflict("The account of " + person.name()
                    + " is deactivated, so a new password would not help. Reactivate it first.");
        }
        Instant now = clock.instant();
        PasswordReset reset = new PasswordReset(tokenHash, id, actor.label(), now, now.plus(validFor));
        return audit.decidedAbout(id, actor, AuditAction.RESET_LINK_MADE, () -> {
            store.passwordResets().add(reset);
            return reset;
        });
    }

    /** Makes an invitation. Its role may not hold a right that the actor does not have. */
    public Invitation invite(Actor actor, InvitationRequest request, String tokenHash) {
        Access.require(actor, MANAGES, "invite people");
        requireHas(actor, request.role());
        String name = text(request.name());
        String email = text(request.email());
        String group = text(request.group());
        if (request.uses() < 1 || request.uses() > MOST_INVITED) {
            throw PrintLabException.user("An invitation is for 1 to " + MOST_INVITED + " people. Mend the number.");
        }
        if (request.uses() > 1 && (name != null || email != null)) {
            throw PrintLabException.user(
                    "An invitation with a name or an e-mail address is for one person. Leave both out, or invite one.");
        }
        if (request.validFor().compareTo(BRIEFEST) < 0 || request.validFor().compareTo(LONGEST) > 0) {
            throw PrintLabException.user("An invitation holds for an hour to " + LONGEST.toDays() + " days.");
        }
        requireGroup(group);
        Instant now = clock.instant();
        Invitation invitation = new Invitation(
                0,
                request.role(),
                group == null ? null : GroupName.checked(group),
                name == null ? null : UserName.checked(name),
                email == null ? null : EmailAddress.checked(email),
                request.uses(),
                actor.label(),
                now,
                now.plus(request.validFor()));
        return audit.decided(
                actor,
                AuditAction.INVITATION_MADE,
                () -> store.invitations().add(tokenHash, invitation),
                PeopleDesk::audited);
    }

    private static AuditChange audited(Invitation invitation) {
        return AuditChange.of(
                AuditSubject.Kind.INVITATION,
                invitation.id(),
                AuditFacts.of("role", invitation.role())
                        .with("group", invitation.group())
                        .with("uses", invitation.uses()));
    }

    /** The invitations that are open, newest first. */
    public List<Invitation> invitations(Actor actor) {
        Access.require(actor, MANAGES, "see invitations");
        return store.invitations().open(clock.instant());
    }

    /** Takes an invitation back. */
    public void withdraw(Actor actor, long invitation) {
        Access.require(actor, MANAGES, "withdraw invitations");
        Invitation found = store.invitations().byId(invitation).orElseThrow(() -> noInvitation(invitation));
        requireHas(actor, found.role());
        audit.decided(
                actor,
                AuditAction.INVITATION_WITHDRAWN,
                () -> {
                    if (!store.invitations().withdraw(invitation)) {
                        throw noInvitation(invitation);
                    }
                    return found;
                },
                PeopleDesk::audited);
    }

    /** Those of the names that somebody has. */
    public Set<String> taken(Actor actor, Set<String> names) {
        Access.require(actor, MANAGES, "add people");
        return store.users().all().stream()
                .map(User::name)
                .filter(names::contains)
                .collect(Collectors.toSet());
    }

    /**
     * Makes students' accounts for a class. A group that does not exist yet is made, as a class.
     *
     * @return those who were added; who was there already stays as is
     */
    public List<User> enrol(Actor actor, List<Enrolment> people) {
        Access.require(actor, MANAGES, "add people");
        Instant now = clock.instant();
        people.stream()
                .map(Enrolment::group)
                .filter(Objects::nonNull)
                .distinct()
                .filter(group -> store.groups().byName(group).isEmpty())
                .forEach(group -> store.groups().add(Group.checked(group, "", Group.Kind.CLASS), now));
        return audit.decided(
                actor,
                AuditAction.CLASS_IMPORTED,
                () -> store.users().enrol(people, Role.STUDENT, actor.label(), now),
                added -> AuditChange.of(AuditSubject.Kind.LAB, "class", AuditFacts.of("added", added.size())));
    }

    /**
     * Deletes the actor's own account: waiting jobs are cancelled, and of the person no name is left. The caller has asked
     * for the password again.
     *
     * @throws PrintLabException CONFLICT while a device has a job of the person or staff still decide about one, and for the
     *     last active administrator
     */
    public void eraseSelf(Actor actor) {
        UserId self = actor.user();
        if (self == null) {
            throw PrintLabException.forbidden("Only people have accounts that can be deleted.");
        }
        new AccountErasure(store, audit, actor, self).run(clock);
    }

    private void withdrawAllOf(UserId id) {
        store.invitations().withdrawAllOf("user:" + id);
    }

    private void requireManages(Actor actor, User person) {
        Access.require(actor, MANAGES, "look after other people's accounts");
        if (actor.is(person.id())) {
            throw PrintLabException.forbidden(
                    "Your own password and address are changed on your account page, which asks"
                            + " for the password of now.");
        }
        boolean manages = person.role().permissions().contains(MANAGES);
        if (!actor.may(Permission.ADMINISTER) && (manages || !hasAll(actor, person.role()))) {
            throw PrintLabException.forbidden("You may not look after the account of " + person.name()
                    + ", who has as many rights as you. Ask an administrator.");
        }
    }

    private void requireGroup(@Nullable String group) {
        if (group != null && store.groups().byName(GroupName.checked(group)).isEmpty()) {
            throw PrintLabException.notFound(
                    "There is no group " + GroupName.checked(group) + ". Make it first, or leave it out.");
        }
    }

    private static boolean hasAll(Actor actor, Role role) {
        return actor.permissions().containsAll(role.permissions());
    }

    private static void requireHas(Actor actor, Role role) {
        if (!actor.may(Permission.ADMINISTER) && !hasAll(actor, role)) {
            throw PrintLabException.forbidden("You may not make somebody " + role
                    + ": that role has more rights than you. Ask an administrator.");
        }
    }

    private User known(UserId id) {
        return store.users()
                .byId(id)
                .filter(user -> !user.name().equals(UserName.erased(id)))
                .orElseThrow(
                        () -> PrintLabException.notFound("There is no person " + id + ". Look at the list of people."));
    }

    static PrintLabException lastAdministrator() {
        return PrintLabException.conflict(
                "This is the last administrator, without whom nobody could look after the lab. Make somebody else an"
                        + " administrator first.");
    }

    private static PrintLabException noInvitation(long id) {
        return PrintLabException.notFound(
                "There is no invitation " + id + " (any more). Look at the list of invitations.");
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
